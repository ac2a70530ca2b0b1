/** A node and all around it, outwards through shadow roots. */
export function* composedAncestors(node: Node): Generator<Node> {
  for (let each: Node | null = node; each !== null; each = parentOf(each)) yield each;
}

/** Whether a node is another or stands in it, also within a shadow root in there. */
export function holds(outer: Node, inner: Node | null | undefined): boolean {
  if (inner === null || inner === undefined) return false;
  for (const node of composedAncestors(inner)) if (node === outer) return true;
  return false;
}

/**
 * The element with the focus, within whatever shadow roots it is.
 *
 * @param closed Closed shadow roots that are known; a document shows only the elements they stand on.
 */
export function focusedElement(
  document: Document,
  closed: readonly ShadowRoot[] = [],
): Element | null {
  let focused = document.activeElement;
  for (;;) {
    const host: Element | null = focused;
    const root = host?.shadowRoot ?? closed.find((each) => each.host === host);
    const inner: Element | null | undefined = root?.activeElement;
    if (inner === null || inner === undefined) return focused;
    focused = inner;
  }
}

function parentOf(node: Node): Node | null {
  const { assignedSlot, host } = node as Partial<Element & ShadowRoot>;
  return assignedSlot ?? node.parentNode ?? host ?? null;
}
