import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { createTestBackend, createTestHttp, sampleImages } from '../src/testing/index.js';
import { addFiles } from './add-files.js';
import { OrderForm } from './order-form.js';
import { tableOf } from './api-tables.js';
import { sourceOf } from './source-of.js';

/** `useAutoenhanceUpload` with the provider's options. Both the options and the result are typed. */
const meta = {
  title: 'Hooks/useAutoenhanceUpload',
  component: OrderForm,
  argTypes: {
    ...tableOf('ProviderHookOptions'),
    ...tableOf('ProviderUpload', 'What it returns'),
  },
  parameters: { docs: { source: sourceOf('order-form.tsx') } },
  args: { http: createTestHttp(createTestBackend()), options: { enhanceType: 'property' } },
} satisfies Meta<typeof OrderForm>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The result is an order and the image in it. */
export const Ordered: Story = {
  play: async ({ canvas, canvasElement }) => {
    await addFiles(canvasElement, [sampleImages.jpeg()]);
    await userEvent.click(canvas.getByLabelText('A blue sky'));
    await userEvent.click(canvas.getByRole('button', { name: 'Order' }));
    await expect(await canvas.findByText(/^Order [\da-f-]{36} has the image/)).toBeVisible();
  },
};
