/** @typedef {import('./bench.js').Row} Row */

/**
 * A page that shows the pictures in a grid for each width: a row for each component, a column for each
 * state.
 *
 * @param {{
 *   readonly rows: readonly Row[],
 *   readonly states: readonly string[],
 *   readonly sizes: readonly { readonly width: number }[],
 *   readonly nameOf: (shot: Row & { readonly state: string, readonly width: number }) => string,
 * }} shown
 */
export function writeGrid({ nameOf, rows, sizes, states }) {
  const grids = sizes.map(({ width }) => {
    const lines = rows.map((row) => {
      const cells = states.map((state) => {
        const name = nameOf({ ...row, state, width });
        return `<td><a href="${name}"><img src="${name}" alt="${row.label}, ${state}" /></a></td>`;
      });
      return `<tr><th scope="row">${row.label}</th>${cells.join('')}</tr>`;
    });
    return `<section data-width="${width}">
<h2>${width} pixels</h2>
<table>
<thead><tr><td></td>${states.map((state) => `<th scope="col">${state}</th>`).join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</section>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<title>Looks</title>
<style>
  body { margin: 16px; background: #ddd; font: 14px sans-serif; }
  table { table-layout: fixed; inline-size: 100%; border-spacing: 8px; }
  td, th { vertical-align: top; }
  thead td, th[scope='row'] { inline-size: 110px; text-align: start; }
  img { display: block; inline-size: 100%; }
</style>
${grids.join('\n')}
</html>
`;
}
