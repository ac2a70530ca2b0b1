import { describe, expect, it } from 'vitest';

/** A test file in `test/`, and the full titles of tests in it. */
type Proof = readonly [file: string, ...titles: string[]];

/** What other uploaders stumble over, and the tests that show that this one doesn't. */
const EDGE_CASES: Readonly<Record<string, Readonly<Record<string, readonly Proof[]>>>> = {
  'type and identity': {
    'An empty or odd type refuses nothing, and the request names the type that the bytes prove': [
      ['uploader/odd-files.test.ts', 'is sent as the HEIC that it is if its type is "%s"'],
      ['demo/wrong-on-purpose.test.ts', 'is sent as what it really is: %s'],
    ],
    'Extensions and types of old systems mean nothing against the bytes': [
      ['uploader/odd-files.test.ts', 'is judged by its bytes: %s, said to be %s, is a %s'],
      ['core/check-file.test.ts', 'accepts a file by its bytes, whatever the browser calls it'],
    ],
    'SVG is refused where all images are asked for': [
      ['uploader/odd-files.test.ts', 'is not SVG if every image is accepted'],
      ['demo/wrong-on-purpose.test.ts', 'is refused, and nothing is sent: %s'],
    ],
    'A wildcard with an extension takes that format alone': [
      ['uploader/odd-files.test.ts', 'is only PNG if a wildcard comes with that extension'],
      ['core/accept.test.ts', '%j leaves %j'],
    ],
    'A drag is accepted, rejected or unknown, and never rejected for an empty type': [
      ['dropzone/drag-and-dialog.browser.test.tsx', 'shows %s for %j'],
      [
        'react/input/drag-contents.test.ts',
        'a drag of %j is shown as %s, and as %s if types can be fixed',
      ],
    ],
    'A file without bytes is empty, and nothing of it is sent': [
      ['uploader/odd-files.test.ts', 'is empty, and nothing is sent'],
      ['core/check-file.test.ts', 'reports only that a file without bytes is empty'],
    ],
    'Any name is shown as it is, whatever its length, script or normal form': [
      [
        'uploader/odd-files.test.ts',
        'of "%s" is kept in the list, and one that anybody can read reaches the vendor',
      ],
      [
        'dropzone/user-preferences.browser.test.tsx',
        '%s keeps its extension and its direction without breaking the row',
      ],
      ['dropzone/drop.browser.test.tsx', 'has a placeholder if it is empty'],
    ],
    'What systems keep in folders is left behind': [
      ['dropzone/drop-sources.browser.test.tsx', 'includes its subfolders, but no system files'],
      [
        'demo/real-drags.test.ts',
        'from a folder of more than a hundred are all added, except system files',
      ],
    ],
    'Pasted pictures that all have one name get names of their own': [
      [
        'dropzone/paste.browser.test.tsx',
        'goes to the focused dropzone, under a generated name',
        'of several unnamed pictures gives each a different name',
      ],
    ],
    'A folder that comes as a file is called a folder': [
      ['uploader/odd-files.test.ts', 'is a folder if it has neither type nor extension'],
      [
        'demo/end-to-end.test.ts',
        'refuses files that aren’t images with a code and a message, and accepts the others',
      ],
    ],
    'An item is known by a random id, never by what its file is called': [
      ['uploader/odd-files.test.ts', 'is random and unique, even if the same file comes again'],
      ['uploader/uploader.test.ts', 'gives every file its own key'],
    ],
    'What becomes of duplicates is for the app to say': [
      [
        'uploader/own-rules.test.ts',
        'is added again unless the app says otherwise',
        'is left out silently',
        'gets a row that says so',
      ],
    ],
    'The same file can be chosen again': [
      ['dropzone/drag-and-dialog.browser.test.tsx', 'adds a row each time the same file is chosen'],
      [
        'dropzone/file-dialog.browser.test.tsx',
        'empties the input before the dialog opens, so that the same file counts as a change',
      ],
    ],
  },

  'drag and drop': {
    'The highlight does not flicker over children, texts and what is removed meanwhile': [
      [
        'dropzone/drag-and-dialog.browser.test.tsx',
        'doesn’t flicker while crossing the zone’s content',
      ],
      [
        'dropzone/drag-ends.browser.test.tsx',
        'stays shown over text in the zone',
        'stays shown if Firefox enters twice and leaves once',
        'ends when it leaves, even if the element under it has been removed',
      ],
    ],
    'The highlight goes where nobody says that the drag has ended': [
      [
        'dropzone/drag-ends.browser.test.tsx',
        'ends with a %s elsewhere on the page',
        'ends when the pointer moves again, even if the browser didn’t report its end',
      ],
    ],
    'What cannot be read gets a row, and takes nothing beside it along': [
      [
        'dropzone/drop-sources.browser.test.tsx',
        'brings a folder even if one of its files can’t be read',
        'with a folder that the system won’t open still brings the other files',
        'brings a file even if getting its handle fails',
        'brings a file along with one that was promised but never arrives',
      ],
    ],
    'The highlight goes when the drag leaves the zone or the frame around it': [
      ['demo/real-drags.test.ts', 'show their verdict until they leave the zone'],
      ['demo/real-drags.test.ts', 'are no longer shown in a frame that they have left'],
      ['dropzone/drag-ends.browser.test.tsx', 'ends when it leaves the zone’s frame'],
    ],
    'A drop beside the zone or on a disabled one does not leave the page': [
      [
        'demo/real-drags.test.ts',
        'dropped beside the zone or on a disabled one don’t make the browser leave the page: "%s"',
      ],
      [
        'dropzone/drop.browser.test.tsx',
        'are never opened by the browser, whether on the zone or beside it',
        'are ignored by a disabled zone',
      ],
    ],
    'Of several zones, side by side, nested or in a portal, one takes the drop, once': [
      [
        'dropzone/drop.browser.test.tsx',
        'go to the zone they are dropped on',
        'go to the inner of two nested zones',
        'are shown by the inner of two nested zones while over it',
      ],
      [
        'dropzone/file-dialog.browser.test.tsx',
        'is the only one that gets its drops',
        'is the only one that gets its chosen files',
      ],
    ],
    'A dialog that is open, or was and told nobody, swallows no drop': [
      ['dropzone/drag-and-dialog.browser.test.tsx', 'doesn’t block drops after it is canceled'],
      [
        'demo/real-drags.test.ts',
        'are accepted while the file dialog is open, and after it is canceled',
      ],
    ],
    'A drag of files that does not say so is one': [
      [
        'dropzone/drop-sources.browser.test.tsx',
        'is recognized and accepted even if the drag’s types don’t mention files',
      ],
    ],
    'A file is taken without a handle, and none is asked for on an insecure page': [
      [
        'dropzone/drop-sources.browser.test.tsx',
        'is accepted if the browser has no handle for it, such as from inside a ZIP',
        'isn’t asked for a handle if the page isn’t secure',
      ],
    ],
    'A folder of more than a hundred files arrives whole': [
      [
        'demo/real-drags.test.ts',
        'from a folder of more than a hundred are all added, except system files',
      ],
      [
        'dropzone/drop-sources.browser.test.tsx',
        'is read completely, even if the browser returns its files in batches',
      ],
    ],
    'A file that was only promised is read at once, and told of when it is empty or gone': [
      [
        'dropzone/drop-sources.browser.test.tsx',
        'is refused as empty if the system only promised it',
        'is read right away, so that one that has vanished is reported right away',
      ],
    ],
    'A picture of another page is taken where it comes as a file, and explained where it does not':
      [
        [
          'dropzone/drop-sources.browser.test.tsx',
          'is accepted if the browser made it from a picture on another page',
        ],
        ['dropzone/ways-in.browser.test.tsx', '%s is explained, until a file comes'],
      ],
    'Texts, links and our own thumbnails activate nothing': [
      ['demo/real-drags.test.ts', 'can’t be started from a thumbnail', 'is ignored if it is %s'],
      ['dropzone/drop-sources.browser.test.tsx', 'of %s is ignored'],
      [
        'dropzone/ways-in.browser.test.tsx',
        'isn’t confused with an ordinary link, which is ignored',
      ],
    ],
  },

  'dialog and click': {
    'An app’s own label or button opens the dialog once, and sends no form': [
      [
        'dropzone/file-dialog.browser.test.tsx',
        'with a label opens the dialog once',
        'with a button in a form opens the dialog without submitting the form',
      ],
    ],
    'A click opens one dialog, and sends no form that the zone stands in': [
      [
        'dropzone/keyboard.browser.test.tsx',
        'a click opens the dialog once, on the button and beside it',
      ],
      ['dropzone/file-dialog.browser.test.tsx', 'doesn’t submit a form'],
    ],
    'What is done to a file by click, Space or Enter opens no dialog': [
      [
        'dropzone/keyboard.browser.test.tsx',
        'every action on the files can be reached with Tab, and opens no dialog',
      ],
      ['dropzone/ways-in.browser.test.tsx', 'on a control inside the area is left to that control'],
    ],
    'A required zone holds up its form, though its input is hidden': [
      ['demo/form-post.test.ts', 'is blocked without images'],
      [
        'dropzone/file-dialog.browser.test.tsx',
        'blocks its form, since it is invisible but rendered',
      ],
    ],
    'The hidden input moves no page and takes no room': [
      [
        'dropzone/file-dialog.browser.test.tsx',
        'can be focused without taking up space or scrolling the page',
      ],
    ],
    'The dialog is opened within the click; one that may not open does no harm': [
      [
        'dropzone/file-dialog.browser.test.tsx',
        'opens the dialog during the click, while the browser allows it',
        'doesn’t block drops, although the browser reports nothing without a click',
      ],
    ],
    'A file that the system gives no right to read is called unreadable': [
      ['uploader/uploader.test.ts', 'says so when a file cannot be read'],
    ],
    'A dialog that is canceled leaves the list as it was': [
      [
        'dropzone/drag-and-dialog.browser.test.tsx',
        'keeps the list when it is canceled, even if the browser reports a change',
      ],
    ],
  },

  mobile: {
    'Chrome on Android offers its camera, by a word in the attribute alone, after hydration': [
      [
        'react/input/accept-attribute.test.ts',
        'asks Chrome on Android for more than images, so that it offers its camera',
        'lists what is accepted or can be fixed on %s',
      ],
      [
        'dropzone/hydration.browser.test.tsx',
        'a dropzone asks Android for the camera only after hydration, and accepts no more types for it',
      ],
    ],
    'An app can ask for the camera itself': [
      [
        'dropzone/drag-and-dialog.browser.test.tsx',
        'offers a single file if only one is allowed, or the camera',
      ],
    ],
    'iPhones are asked for nothing but what the provider takes, and what arrives is sniffed': [
      [
        'react/input/accept-attribute.test.ts',
        'leaves out HEIC on %s, which then converts it to JPEG',
      ],
      ['uploader/odd-files.test.ts', 'is judged by its bytes: %s, said to be %s, is a %s'],
    ],
    'Whatever of EXIF a phone leaves in stays in, unless a re-encode says that it is gone': [
      ['image/fit/fit-file.browser.test.tsx', 'is returned unchanged, including EXIF'],
      [
        'image/fit/fit-file.metadata.browser.test.tsx',
        'are gone after re-encoding, and the row says so',
      ],
    ],
    'A list that a reload of the page took away can be put back': [
      [
        'uploader/owned-list.test.ts',
        'starts with images that were uploaded earlier, and uploads none of them',
        'is canceled, and can be tried again',
      ],
    ],
  },

  paste: {
    'A picture beside a text, or pasted into one, is left to the text': [
      [
        'dropzone/paste.browser.test.tsx',
        'is left to a text field with the focus',
        'of text ignores its accompanying picture, as from Word and Excel',
      ],
    ],
    'The zone with the focus takes it, else the one under the pointer, else the last used': [
      [
        'dropzone/paste.browser.test.tsx',
        'goes to the focused dropzone, even if the pointer is over another',
        'goes to the dropzone under the pointer, even if another was used last',
        'goes to the dropzone used last',
        'is ignored if no dropzone has been used',
      ],
    ],
    'The icon of a file is not that file': [
      [
        'dropzone/paste.browser.test.tsx',
        'ignores the icon that Firefox provides for a file copied in the Finder',
      ],
    ],
  },

  accessibility: {
    'What goes on is said politely, once and at milestones; errors are alerts': [
      [
        'dropzone/announcements.browser.test.tsx',
        'are polite, and their element exists before the first one',
        'are made at the start, at each quarter and at the end, not at every step',
        'name the file and say why, once',
        'report all refusals of one drop in one sentence',
        'leave refusals to the alerts',
      ],
    ],
    'The focus goes to a neighbor when its row is removed': [
      [
        'dropzone/keyboard.browser.test.tsx',
        'moves from a removed row to the next, or the previous one, or else the zone',
        'moves the same way while rows are still uploading',
      ],
    ],
    'The zone is a named group with one real button, and both name the limits': [
      [
        'dropzone/accessibility.browser.test.tsx',
        'is a group with one button, both described by the accepted files',
        'contains nothing else that can be focused or read by a screen reader',
        'has no nested interactive elements',
      ],
    ],
    'Every status is free of faults that axe finds': [
      [
        'architecture/stories.test.ts',
        'stop at the status %s, so that it is checked',
        'all fail on any accessibility violation',
      ],
    ],
    'Less motion, forced colors and the other direction are respected': [
      [
        'dropzone/user-preferences.browser.test.tsx',
        'sees a bar that doesn’t move',
        'sees where a drag is, and the progress of an upload',
        'sees the row’s parts in that order: %s',
      ],
    ],
  },
};

const sources = import.meta.glob<string>('../**/*.test.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Returns the titles of the tests in a file. Skipped tests don't count, because they prove nothing. */
function titlesIn(file: string): string[] {
  const source = sources[`../${file}`] ?? sources[`./${file.replace('architecture/', '')}`] ?? '';
  // The title of an `it.each` comes after its cases.
  const calls = /(?:\bit\(|\)\()\s*(?:'([^'\n]+)'|"([^"\n]+)"),/g;
  return [...source.matchAll(calls)].map(([, single, double]) => (single ?? double)!);
}

describe.each(Object.entries(EDGE_CASES))('%s', (_, cases) => {
  it.each(Object.entries(cases))('%s', (_sentence, proofs) => {
    expect(proofs).not.toEqual([]);
    for (const [file, ...titles] of proofs) {
      expect(titles).not.toEqual([]);
      const there = titlesIn(file);
      const missing = titles.filter((title) => !there.includes(title));
      expect(missing.map((title) => `${file}: ${title}`)).toEqual([]);
    }
  });
});
