/** How a frame is turned clockwise, then mirrored, when it is drawn. Younger than TypeScript's types. */
interface Turn {
  readonly rotation?: number;
  readonly flip?: boolean;
}

const TURNS: Readonly<Record<number, Turn>> = {
  1: {},
  2: { flip: true },
  3: { rotation: 180 },
  4: { rotation: 180, flip: true },
  5: { rotation: 90, flip: true },
  6: { rotation: 90 },
  7: { rotation: 270, flip: true },
  8: { rotation: 270 },
};

/**
 * Whether a frame knows its EXIF orientation, and so comes out upright. Engines that leave it out of
 * their frames do not say so otherwise.
 */
export function isTurnedFor(orientation: number, frame: VideoFrame): boolean {
  const { flip = false, rotation = 0 }: Turn = frame as Turn;
  const turn = TURNS[orientation];
  return turn !== undefined && rotation === (turn.rotation ?? 0) && flip === (turn.flip ?? false);
}
