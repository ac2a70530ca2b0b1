import { ask, poll, type Patience } from './vendor.js';

const { AI_HOMEDESIGN_API_KEY = '', AI_HOMEDESIGN_ORIGIN = 'https://api.aihomedesign.com' } =
  process.env;

/** What you choose for an order. Staging and design need the widget for the style. */
export interface OrderChoices {
  readonly space_name?: string;
  readonly selected_widgets: readonly { readonly id: string; readonly item_id: string }[];
}

export type Order = Readonly<Record<string, unknown>>;

/** Submits an order: from here on, it costs money. */
export async function submitOrder(orderId: string, choices: OrderChoices): Promise<Order> {
  const response = await ask(`${AI_HOMEDESIGN_ORIGIN}/v1/order`, {
    method: 'POST',
    headers: { 'x-api-key': AI_HOMEDESIGN_API_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ order_id: orderId, ...choices }),
  });
  return (await response.json()) as Order;
}

/** Waits until `isFinished` says that an order is finished. */
export function untilFinished(
  orderId: string,
  isFinished: (order: Order) => boolean,
  patience: Patience = { everyMs: 5000 },
): Promise<Order> {
  return poll(async () => {
    const response = await ask(`${AI_HOMEDESIGN_ORIGIN}/v1/order/${encodeURIComponent(orderId)}`, {
      headers: { 'x-api-key': AI_HOMEDESIGN_API_KEY },
    });
    const order = (await response.json()) as Order;
    return isFinished(order) ? order : undefined;
  }, patience);
}
