import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';

// TypeDoc numbers the anchor of a name if a member's full name reads the same, such as UploadErrorCode and
// UploadError.code, though the member's heading is `code` alone. GitHub numbers repeated headings only.

/**
 * Lets links lead to headings that exist.
 *
 * @param {string} folder The generated pages.
 */
export async function correctAnchors(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md'));
  const texts = new Map(
    await Promise.all(
      names.map(
        async (name) => /** @type {const} */ ([name, await readFile(join(folder, name), 'utf8')]),
      ),
    ),
  );
  for (const [name, text] of texts) {
    const corrected = text.replaceAll(
      /\]\(([^)#]*)#([\w-]+)-(\d+)\)/g,
      (link, page, heading, number) => {
        const target = page === '' ? name : normalize(join(dirname(name), page));
        const headings = texts.get(target)?.match(/^#+ .+/gm) ?? [];
        const same = headings.filter((line) => slugOf(line) === heading).length;
        return Number(number) < same ? link : `](${page}#${heading})`;
      },
    );
    if (corrected !== text) await writeFile(join(folder, name), corrected);
  }
}

/** @param {string} heading */
function slugOf(heading) {
  return heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}
