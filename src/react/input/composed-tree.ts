/** Yields a node and its ancestors, across shadow roots. */
export function* composedAncestors(node: Node): Generator<Node> {
  for (let each: Node | null = node; each !== null; each = parentOf(each)) yield each;
}

/** Whether a node contains another, across shadow roots. A node contains itself. */
export function holds(outer: Node, inner: Node | null | undefined): boolean {
  if (inner === null || inner === undefined) return false;
  for (const node of composedAncestors(inner)) if (node === outer) return true;
  return false;
}

/**
 * Returns the element with the focus, including inside shadow roots.
 *
 * @param closed Known closed shadow roots. A document shows only their hosts.
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
