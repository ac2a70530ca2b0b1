/** Returns the name that was probably meant, or `undefined` if none is close. */
export function closestName(given: string, names: readonly string[]): string | undefined {
  const [wanted, allowed] = [given.toLowerCase(), given.length > 4 ? 2 : 1];
  let [closest, least]: [string | undefined, number] = [undefined, allowed + 1];
  for (const name of names) {
    const distance = distanceOf(wanted, name.toLowerCase());
    if (distance < least) [closest, least] = [name, distance];
  }
  return closest;
}

/**
 * Returns the number of letters to add, remove or change, which is the
 * [Levenshtein distance](https://en.wikipedia.org/wiki/Levenshtein_distance).
 */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [index, letter] of one.split('').entries()) {
    const next = [index + 1];
    for (const [column, otherLetter] of other.split('').entries()) {
      next.push(
        Math.min(
          row[column]! + (letter === otherLetter ? 0 : 1),
          row[column + 1]! + 1,
          next[column]! + 1,
        ),
      );
    }
    row = next;
  }
  return row[other.length]!;
}
