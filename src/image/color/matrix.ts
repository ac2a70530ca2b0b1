/** A 3 × 3 matrix, row by row. */
export type Matrix = readonly [
  ...[number, number, number],
  ...[number, number, number],
  ...[number, number, number],
];

export function multiply(left: Matrix, right: Matrix): Matrix {
  return at((row, column) =>
    [0, 1, 2].reduce((sum, k) => sum + left[row * 3 + k]! * right[k * 3 + column]!, 0),
  );
}

export function invert(matrix: Matrix): Matrix {
  const cell = (row: number, column: number) => matrix[(row % 3) * 3 + (column % 3)]!;
  const minor = (row: number, column: number) =>
    cell(row + 1, column + 1) * cell(row + 2, column + 2) -
    cell(row + 1, column + 2) * cell(row + 2, column + 1);
  const determinant = [0, 1, 2].reduce(
    (sum, column) => sum + cell(0, column) * minor(0, column),
    0,
  );
  return at((row, column) => minor(column, row) / determinant);
}

function at(value: (row: number, column: number) => number): Matrix {
  const cells = Array.from({ length: 9 }, (_, index) => value(Math.floor(index / 3), index % 3));
  return cells as unknown as Matrix;
}
