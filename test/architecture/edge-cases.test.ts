import { describe, expect, it } from 'vitest';

/** A test file in `test/`, and the full titles of tests in it. */
type Proof = readonly [file: string, ...titles: string[]];

/** Edge cases that other uploaders stumble over, and the tests that prove that this one doesn't. */
const EDGE_CASES: Readonly<Record<string, Readonly<Record<string, readonly Proof[]>>>> = {
  'type and identity': {
    'A file with an empty or odd type is accepted, and sent with the type that its bytes prove': [
      ['uploader/odd-files.test.ts', 'is sent as the HEIC that it is if its type is "%s"'],
      ['demo/wrong-on-purpose.test.ts', 'is sent as what it really is: %s'],
    ],
    'The bytes override extensions and legacy types': [
      ['uploader/odd-files.test.ts', 'is judged by its bytes: %s, said to be %s, is a %s'],
      ['core/check-file.test.ts', 'accepts a file by its bytes, whatever the browser calls it'],
    ],
    'SVG is refused even if all images are accepted': [
      ['uploader/odd-files.test.ts', 'is not SVG if every image is accepted'],
      ['demo/wrong-on-purpose.test.ts', 'is refused, and nothing is sent: %s'],
    ],
    'A wildcard with an extension accepts only that format': [
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
    'A file without bytes is reported as empty, and never sent': [
      ['uploader/odd-files.test.ts', 'is empty, and nothing is sent'],
      ['core/check-file.test.ts', 'reports only that a file without bytes is empty'],
    ],
    'Any name is shown unchanged, regardless of its length, script or normalization form': [
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
    'System files in folders are skipped': [
      ['dropzone/drop-sources.browser.test.tsx', 'includes its subfolders, but no system files'],
      [
        'demo/real-drags.test.ts',
        'from a folder of more than a hundred are all added, except system files',
      ],
    ],
    'Pasted pictures that share a name get distinct names': [
      [
        'dropzone/paste.browser.test.tsx',
        'goes to the focused dropzone, under a generated name',
        'of several unnamed pictures gives each a different name',
      ],
    ],
    'A folder that arrives as a file is reported as a folder': [
      ['uploader/odd-files.test.ts', 'is a folder if it has neither type nor extension'],
      [
        'demo/end-to-end.test.ts',
        'refuses files that aren’t images with a code and a message, and accepts the others',
      ],
    ],
    'An item is identified by a random id, never by its file name': [
      ['uploader/odd-files.test.ts', 'is random and unique, even if the same file comes again'],
      ['uploader/uploader.test.ts', 'gives every file its own key'],
    ],
    'The app decides what happens to duplicates': [
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
    'The highlight doesn’t flicker over children, text or elements removed during the drag': [
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
    'The highlight disappears even if the browser doesn’t report the end of the drag': [
      [
        'dropzone/drag-ends.browser.test.tsx',
        'ends with a %s elsewhere on the page',
        'ends when the pointer moves again, even if the browser didn’t report its end',
      ],
    ],
    'An unreadable file gets a row, and doesn’t affect the files next to it': [
      [
        'dropzone/drop-sources.browser.test.tsx',
        'brings a folder even if one of its files can’t be read',
        'with a folder that the system won’t open still brings the other files',
        'brings a file even if getting its handle fails',
        'brings a file along with one that was promised but never arrives',
      ],
    ],
    'The highlight disappears when the drag leaves the zone or its frame': [
      ['demo/real-drags.test.ts', 'show their verdict until they leave the zone'],
      ['demo/real-drags.test.ts', 'are no longer shown in a frame that they have left'],
      ['dropzone/drag-ends.browser.test.tsx', 'ends when it leaves the zone’s frame'],
    ],
    'A drop beside the zone or on a disabled one doesn’t leave the page': [
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
    'With several zones, side by side, nested or in a portal, exactly one handles a drop, once': [
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
    'A dialog that is open, or was closed without an event, doesn’t block drops': [
      ['dropzone/drag-and-dialog.browser.test.tsx', 'doesn’t block drops after it is canceled'],
      [
        'demo/real-drags.test.ts',
        'are accepted while the file dialog is open, and after it is canceled',
      ],
    ],
    'A drag of files is recognized even if its types don’t mention files': [
      [
        'dropzone/drop-sources.browser.test.tsx',
        'is recognized and accepted even if the drag’s types don’t mention files',
      ],
    ],
    'A file is accepted without a handle, and on an insecure page no handle is requested': [
      [
        'dropzone/drop-sources.browser.test.tsx',
        'is accepted if the browser has no handle for it, such as from inside a ZIP',
        'isn’t asked for a handle if the page isn’t secure',
      ],
    ],
    'A folder of more than a hundred files is read completely': [
      [
        'demo/real-drags.test.ts',
        'from a folder of more than a hundred are all added, except system files',
      ],
      [
        'dropzone/drop-sources.browser.test.tsx',
        'is read completely, even if the browser returns its files in batches',
      ],
    ],
    'A promised file is read right away, and reported if it is empty or gone': [
      [
        'dropzone/drop-sources.browser.test.tsx',
        'is refused as empty if the system only promised it',
        'is read right away, so that one that has vanished is reported right away',
      ],
    ],
    'A picture from another page is accepted if it arrives as a file, and explained if it doesn’t':
      [
        [
          'dropzone/drop-sources.browser.test.tsx',
          'is accepted if the browser made it from a picture on another page',
        ],
        ['dropzone/ways-in.browser.test.tsx', '%s is explained, until a file comes'],
      ],
    'Text, links and our own thumbnails don’t activate the zone': [
      ['demo/real-drags.test.ts', 'can’t be started from a thumbnail', 'is ignored if it is %s'],
      ['dropzone/drop-sources.browser.test.tsx', 'of %s is ignored'],
      [
        'dropzone/ways-in.browser.test.tsx',
        'isn’t confused with an ordinary link, which is ignored',
      ],
    ],
  },

  'dialog and click': {
    'An app’s own label or button opens the dialog once, and doesn’t submit a form': [
      [
        'dropzone/file-dialog.browser.test.tsx',
        'with a label opens the dialog once',
        'with a button in a form opens the dialog without submitting the form',
      ],
    ],
    'A click opens one dialog, and doesn’t submit the form around the zone': [
      [
        'dropzone/keyboard.browser.test.tsx',
        'a click opens the dialog once, on the button and beside it',
      ],
      ['dropzone/file-dialog.browser.test.tsx', 'doesn’t submit a form'],
    ],
    'Actions on a file by click, Space or Enter don’t open the dialog': [
      [
        'dropzone/keyboard.browser.test.tsx',
        'every action on the files can be reached with Tab, and opens no dialog',
      ],
      ['dropzone/ways-in.browser.test.tsx', 'on a control inside the area is left to that control'],
    ],
    'A required zone blocks its form even though its input is hidden': [
      ['demo/form-post.test.ts', 'is blocked without images'],
      [
        'dropzone/file-dialog.browser.test.tsx',
        'blocks its form, since it is invisible but rendered',
      ],
    ],
    'The hidden input doesn’t scroll the page or take up space': [
      [
        'dropzone/file-dialog.browser.test.tsx',
        'can be focused without taking up space or scrolling the page',
      ],
    ],
    'The dialog opens during the click, and one that isn’t allowed to open does no harm': [
      [
        'dropzone/file-dialog.browser.test.tsx',
        'opens the dialog during the click, while the browser allows it',
        'doesn’t block drops, although the browser reports nothing without a click',
      ],
    ],
    'A file that the system doesn’t allow reading is reported as unreadable': [
      ['uploader/uploader.test.ts', 'says so when a file cannot be read'],
    ],
    'Canceling the dialog leaves the list unchanged': [
      [
        'dropzone/drag-and-dialog.browser.test.tsx',
        'keeps the list when it is canceled, even if the browser reports a change',
      ],
    ],
  },

  mobile: {
    'Chrome on Android offers its camera because of an extra word in the attribute, after hydration':
      [
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
    'An app can request the camera': [
      [
        'dropzone/drag-and-dialog.browser.test.tsx',
        'offers a single file if only one is allowed, or the camera',
      ],
    ],
    'iPhones are asked only for what the provider accepts, and what arrives is sniffed': [
      [
        'react/input/accept-attribute.test.ts',
        'leaves out HEIC on %s, which then converts it to JPEG',
      ],
      ['uploader/odd-files.test.ts', 'is judged by its bytes: %s, said to be %s, is a %s'],
    ],
    'EXIF that a phone leaves in is kept, unless re-encoding removes it and says so': [
      ['image/fit/fit-file.browser.test.tsx', 'is returned unchanged, including EXIF'],
      [
        'image/fit/fit-file.metadata.browser.test.tsx',
        'are gone after re-encoding, and the row says so',
      ],
    ],
    'A list that was lost in a page reload can be restored': [
      [
        'uploader/owned-list.test.ts',
        'starts with images that were uploaded earlier, and uploads none of them',
        'is canceled, and can be tried again',
      ],
    ],
  },

  paste: {
    'A picture that accompanies text, or is pasted into a text field, is ignored': [
      [
        'dropzone/paste.browser.test.tsx',
        'is left to a text field with the focus',
        'of text ignores its accompanying picture, as from Word and Excel',
      ],
    ],
    'A paste goes to the focused zone, or else the one under the pointer, or else the last used': [
      [
        'dropzone/paste.browser.test.tsx',
        'goes to the focused dropzone, even if the pointer is over another',
        'goes to the dropzone under the pointer, even if another was used last',
        'goes to the dropzone used last',
        'is ignored if no dropzone has been used',
      ],
    ],
    'The icon of a file isn’t mistaken for the file': [
      [
        'dropzone/paste.browser.test.tsx',
        'ignores the icon that Firefox provides for a file copied in the Finder',
      ],
    ],
  },

  accessibility: {
    'Progress is announced politely, once and at milestones, and errors are alerts': [
      [
        'dropzone/announcements.browser.test.tsx',
        'are polite, and their element exists before the first one',
        'are made at the start, at each quarter and at the end, not at every step',
        'name the file and say why, once',
        'report all refusals of one drop in one sentence',
        'leave refusals to the alerts',
      ],
    ],
    'Focus moves to a neighbor when its row is removed': [
      [
        'dropzone/keyboard.browser.test.tsx',
        'moves from a removed row to the next, or the previous one, or else the zone',
        'moves the same way while rows are still uploading',
      ],
    ],
    'The zone is a named group with one real button, and both are described by the limits': [
      [
        'dropzone/accessibility.browser.test.tsx',
        'is a group with one button, both described by the accepted files',
        'contains nothing else that can be focused or read by a screen reader',
        'has no nested interactive elements',
      ],
    ],
    'Every status passes the axe checks': [
      [
        'architecture/stories.test.ts',
        'stop at the status %s, so that it is checked',
        'all fail on any accessibility violation',
      ],
    ],
    'Reduced motion, forced colors and right-to-left direction are respected': [
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
