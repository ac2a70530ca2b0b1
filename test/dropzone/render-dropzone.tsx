import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { vi } from 'vitest';
import {
  apimart,
  ImageUploadDropzone,
  type ApimartOptions,
  type ApimartResult,
  type ImageUploadDropzoneProps,
} from '../../src/index.js';
import { createTestHttp } from '../../src/testing/index.js';

export type ApimartProps = Partial<ImageUploadDropzoneProps<ApimartOptions, ApimartResult>>;

/** Plays an upload that succeeds. */
export const SUCCEEDS = createTestHttp([
  { progress: 1 },
  { answer: { body: { url: 'https://cdn.example/1' } } },
]);

/** Plays an upload that stands still at 30 %. */
export const STANDS = createTestHttp([{ progress: 0.3 }, { wait: Infinity }]);

/** A dropzone of APIMart whose every upload succeeds, unless the props say otherwise. */
export function renderDropzone(props: ApimartProps = {}) {
  // Whether a file fits `accept` is for the check to say; people can pass the dialog's filter by.
  const user = userEvent.setup({ applyAccept: false });
  const element = (more: ApimartProps = {}) => (
    <ImageUploadDropzone provider={apimart} http={SUCCEEDS} {...props} {...more} />
  );
  const { container, rerender, unmount } = render(element());
  const input = slot(container, 'input') as HTMLInputElement;
  return {
    user,
    container,
    input,
    zone: slot(container, 'zone'),
    chooseButton: within(slot(container, 'zone')).getByRole<HTMLButtonElement>('button'),
    choose: (...files: File[]) => user.upload(input, files),
    change: (more: ApimartProps) => rerender(element(more)),
    unmount,
  };
}

/** The one element of a slot. */
export function slot(container: Element, name: string): HTMLElement {
  const found = container.querySelector<HTMLElement>(`[data-slot="${name}"]`);
  if (found === null) throw new Error(`There is no ${name}.`);
  return found;
}

/** What each row stands at, in order. */
export function statuses(): (string | undefined)[] {
  return screen
    .queryAllByRole('listitem')
    .filter(({ dataset }) => dataset['slot'] !== 'end')
    .map(({ dataset }) => dataset['status']);
}

/** Waits until the rows stand at just these statuses. */
export async function untilStatuses(...expected: string[]): Promise<void> {
  await vi.waitFor(() => {
    if (statuses().join() !== expected.join()) throw new Error(`They are ${statuses().join()}.`);
  }, 10_000);
}

/** Time for what must not happen to happen. */
export function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 60));
}
