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
      'with the namespace last, in single quotes',
      "<svg\n id='a'\txmlns = 'http://www.w3.org/2000/svg' >",
    ],
    ['after a byte order mark', `\xef\xbb\xbf${SVG}`],
    ['after whitespace', `\n\t\r ${SVG}`],
    ['after an XML declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${SVG}`],
    ['after comments', `<!-- made - by hand --><!----> ${SVG}`],
    ['after a document type', `${DOCTYPE}${SVG}`],
    ['after a short document type', `<!DOCTYPE svg>${SVG}`],
    ['after all of these', `\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -->\n${DOCTYPE}\n${SVG}`],
    ['after a style sheet', `<?xml-stylesheet href="a.css"?>${SVG}`],
  ])('recognizes an SVG %s', (_, text) => {
    expect(sniffImageType(bytesOf(text))).toBe('image/svg+xml');
  });

  it.each([
    ['a web page with an SVG', `<!DOCTYPE html><html><body>${SVG}`],
    ['a web page without a head', `<p>${SVG}`],
    ['whitespace that is text in HTML', `\xc2\xa0${SVG}`],
    ['text before it', `a ${SVG}`],
    ['a page after a comment that HTML ends early', `<!--><script>x</script>-->${SVG}`],
    ['a page after another comment that HTML ends early', `<!---><script>x</script>-->${SVG}`],
    ['a page after a comment that HTML ends with !', `<!-- --!><script>x</script> -->${SVG}`],
    ['a page inside a processing instruction', `<?a ><script>x</script> ?>${SVG}`],
    ['a page inside a document type', `<!DOCTYPE svg [<!ENTITY a "><script>x</script>">]>${SVG}`],
    ['a page with an unknown document type', `<!DOCTYPE svgx>${SVG}`],
    ['no namespace', '<svg width="3" height="2">'],
    ['another namespace', '<svg xmlns="http://www.w3.org/1999/xhtml">'],
    ['a namespace that is part of a value', `<svg a=' xmlns="http://www.w3.org/2000/svg"'>`],
    ['a namespace that is not an attribute', '<svg a="<" xmlns="http://www.w3.org/2000/svg">'],
    ['another element', '<svgx xmlns="http://www.w3.org/2000/svg">'],
    ['an uppercase element', '<SVG xmlns="http://www.w3.org/2000/svg">'],
    ['an unclosed start tag', '<svg xmlns="http://www.w3.org/2000/svg" '],
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
