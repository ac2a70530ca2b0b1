import { render, screen } from '@testing-library/react';
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

/** Simulates an upload that succeeds. */
export const SUCCEEDS = createTestHttp([
  { progress: 1 },
  { answer: { body: { url: 'https://cdn.example/1' } } },
]);

/** Simulates an upload that stops at 30%. */
export const STANDS = createTestHttp([{ progress: 0.3 }, { wait: Infinity }]);

/** Renders a dropzone for APIMart whose uploads succeed unless the props say otherwise. */
export function renderDropzone(props: ApimartProps = {}) {
  // The package checks files against `accept` itself, since people can bypass the dialog's filter.
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
    chooseButton: slot(container, 'choose') as HTMLButtonElement,
    choose: (...files: File[]) => user.upload(input, files),
    change: (more: ApimartProps) => rerender(element(more)),
    unmount,
  };
}

/** Returns the first element of a slot. */
export function slot(container: Element, name: string): HTMLElement {
  const found = container.querySelector<HTMLElement>(`[data-slot="${name}"]`);
  if (found === null) throw new Error(`There is no ${name}.`);
  return found;
}

/** Returns the status of each row, in order. */
export function statuses(): (string | undefined)[] {
  return screen
    .queryAllByRole('listitem')
    .filter(({ dataset }) => dataset['slot'] !== 'end')
    .map(({ dataset }) => dataset['status']);
}

/** Waits until the rows have exactly these statuses. */
export async function untilStatuses(...expected: string[]): Promise<void> {
  await vi.waitFor(() => {
    if (statuses().join() !== expected.join()) throw new Error(`They are ${statuses().join()}.`);
  }, 10_000);
}

/** Waits long enough for something to happen that must not. */
export function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 60));
}
