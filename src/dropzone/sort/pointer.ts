import {
  AutoScroller,
  DragDropManager,
  Draggable,
  PointerActivationConstraints,
  PointerSensor,
} from '@dnd-kit/dom';

import { startDrag, type Drag } from './drag.js';
import type { Sorting } from './sorting.js';

/** CSS pixels. A shorter movement counts as a press. */
const DRAG_DISTANCE = 4;
/** Long enough for a finger to begin to scroll the page instead. */
const TOUCH = { value: 250, tolerance: 5 } as const;

/** What a drag needs to know about a handle. */
interface Joined {
  readonly sorting: Sorting;
  readonly handle: HTMLButtonElement;
}

const joined = new Map<string | number, Joined>();
let lastId = 0;
let drag: Drag | undefined;

/** Without drop targets: {@link startDrag} finds the place, even among rows that scroll into view. */
const manager = /* @__PURE__ */ createManager();

function createManager(): DragDropManager {
  const created = new DragDropManager({
    // Announcements, styles and the keyboard are ours.
    plugins: [AutoScroller],
    sensors: [
      PointerSensor.configure({
        activationConstraints: ({ pointerType }) =>
          pointerType === 'touch'
            ? [new PointerActivationConstraints.Delay(TOUCH)]
            : [new PointerActivationConstraints.Distance({ value: DRAG_DISTANCE })],
      }),
    ],
  });
  const { monitor } = created;
  monitor.addEventListener('dragstart', ({ operation: { position, source } }) => {
    const dragged = source ? joined.get(source.id) : undefined;
    drag = dragged && startDrag(dragged.sorting, dragged.handle, position.initial);
  });
  monitor.addEventListener('dragmove', ({ to }) => {
    if (to) drag?.follow(to);
  });
  monitor.addEventListener('dragend', ({ canceled }) => {
    drag?.end(canceled ? 'cancel' : 'drop');
    drag = undefined;
  });
  return created;
}

/** Makes an image draggable by its handle; returns a function that ends it. */
export function joinPointer(sorting: Sorting, handle: HTMLButtonElement): () => void {
  // One of our own, since several dropzones may show the same image.
  const id = (lastId += 1);
  const element = handle.closest('[data-slot="item"]') ?? handle;
  const draggable = new Draggable({ id, element, handle }, manager);
  joined.set(id, { sorting, handle });
  return () => {
    if (drag?.handle === handle) manager.actions.stop({ canceled: true });
    draggable.destroy();
    joined.delete(id);
  };
}
