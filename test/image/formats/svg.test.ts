import { describe, expect, it } from 'vitest';
import { inspectImage } from '../../../src/image/inspect.js';
import { sniffImageType } from '../../../src/image/sniff.js';
import { bytesOf } from '../make-images.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2">';
const DOCTYPE =
  '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';

describe('sniffImageType', () => {
  it.each([
    ['alone', SVG],
    ['empty', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    [
      'with the name space last, in single quotes',
      "<svg\n id='a'\txmlns = 'http://www.w3.org/2000/svg' >",
    ],
    ['behind a byte order mark', `\xef\xbb\xbf${SVG}`],
    ['behind space', `\n\t\r ${SVG}`],
    ['behind an XML declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${SVG}`],
    ['behind comments', `<!-- made - by hand --><!----> ${SVG}`],
    ['behind a document type', `${DOCTYPE}${SVG}`],
    ['behind a short document type', `<!DOCTYPE svg>${SVG}`],
    ['behind all of them', `\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -->\n${DOCTYPE}\n${SVG}`],
    ['behind a style sheet', `<?xml-stylesheet href="a.css"?>${SVG}`],
  ])('recognizes an SVG %s', (_, text) => {
    expect(sniffImageType(bytesOf(text))).toBe('image/svg+xml');
  });

  it.each([
    ['a web page with an SVG', `<!DOCTYPE html><html><body>${SVG}`],
    ['a web page without a head', `<p>${SVG}`],
    ['space that is text to a web page', `\xc2\xa0${SVG}`],
    ['text in front', `a ${SVG}`],
    ['a page behind a comment that HTML ends early', `<!--><script>x</script>-->${SVG}`],
    ['another such page', `<!---><script>x</script>-->${SVG}`],
    ['a page behind a comment that HTML ends with !', `<!-- --!><script>x</script> -->${SVG}`],
    ['a page within an instruction', `<?a ><script>x</script> ?>${SVG}`],
    ['a page within a document type', `<!DOCTYPE svg [<!ENTITY a "><script>x</script>">]>${SVG}`],
    ['a page with an unknown document type', `<!DOCTYPE svgx>${SVG}`],
    ['no name space', '<svg width="3" height="2">'],
    ['another name space', '<svg xmlns="http://www.w3.org/1999/xhtml">'],
    ['a name space that is part of a value', `<svg a=' xmlns="http://www.w3.org/2000/svg"'>`],
    ['a name space that is no attribute', '<svg a="<" xmlns="http://www.w3.org/2000/svg">'],
    ['another element', '<svgx xmlns="http://www.w3.org/2000/svg">'],
    ['an element in capitals', '<SVG xmlns="http://www.w3.org/2000/svg">'],
    ['a start tag that does not end', '<svg xmlns="http://www.w3.org/2000/svg" '],
    ['XML', '<?xml version="1.0"?><note/>'],
  ])('recognizes no type for %s', (_, text) => {
    expect(sniffImageType(bytesOf(text))).toBeUndefined();
  });

  it('comes to an end in text that is almost an SVG', () => {
    const start = performance.now();
    for (const part of [' ', '<!---->', '<?a?>', ' a="b"', '-', '<!DOCTYPE svg>', '<svg ']) {
      expect(sniffImageType(bytesOf(part.repeat(9_000)))).toBeUndefined();
      expect(sniffImageType(bytesOf(`<svg${part.repeat(9_000)}`))).toBeUndefined();
      expect(sniffImageType(bytesOf(`<!--${part.repeat(9_000)}`))).toBeUndefined();
    }
    // It takes milliseconds. The assertion is only that it ends.
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('inspectImage', () => {
  it('reports nothing but the type of an SVG', async () => {
    expect(await inspectImage(new Blob([SVG]))).toEqual({ type: 'image/svg+xml' });
  });
});
