import type {
  ImageUpload,
  ImageUploadDropzoneProps,
  ImageUploadOptions,
  ProviderHookOptions,
  ProviderUpload,
} from '../src/index.js';

import type { RootAttributes } from '../src/dropzone/root/root-props.js';

/** One row of a table of props or of what a hook gives. */
export interface PropDoc {
  readonly about: string;
  readonly type: string;
  readonly standard?: string;
  readonly required?: true;
  /** How Storybook lets a reader change it; not at all without it. */
  readonly control?: 'boolean' | 'number' | 'text' | 'radio';
  readonly options?: readonly string[];
}

type Table<Names extends PropertyKey> = Readonly<Record<Names, PropDoc>>;
type DropzoneProps = Omit<ImageUploadDropzoneProps<object, object>, keyof RootAttributes>;
type Options = ImageUploadOptions<object, object>;

const sending = {
  provider: {
    about:
      'Who gets the images. It decides what is taken, what `options` there are and what a result holds.',
    type: 'Provider<Options, Result>',
    required: true,
  },
  options: {
    about:
      'The options of the provider, typed by it; required where the provider needs one. Those of the moment a file is added count.',
    type: 'Options',
  },
  endpoint: {
    about: 'Where the token proxy is mounted.',
    type: 'string',
    standard: "'/api/upload'",
  },
  headers: {
    about: 'Headers for the token proxy. A function is asked before every try.',
    type: 'Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>)',
  },
  credentials: {
    about: '`include` sends cookies to a proxy of another origin.',
    type: "'same-origin' | 'include'",
    standard: "'same-origin'",
  },
  http: {
    about:
      'What sends requests: an axios 1.x instance of yours, or `createTestHttp()` in tests. Its adapter, defaults and interceptors apply to what goes to the proxy; a storage that gets the bytes from the page sees its adapter alone.',
    type: 'HttpClient',
  },
} satisfies Partial<Table<keyof DropzoneProps>>;

const rules = {
  accept: {
    about:
      "Which of the provider's types are taken: MIME types, extensions, presets (`'web'`, `'photos'`, `'raw'`), several in a list or with commas, or react-dropzone's object. It narrows and never widens.",
    type: 'string | string[] | Record<string, string[]>',
    standard: "the provider's types",
    control: 'text',
  },
  minWidth: {
    about: 'The fewest pixels in width, as the image is shown.',
    type: 'number',
    control: 'number',
  },
  maxWidth: { about: 'The most pixels in width.', type: 'number', control: 'number' },
  minHeight: { about: 'The fewest pixels in height.', type: 'number', control: 'number' },
  maxHeight: { about: 'The most pixels in height.', type: 'number', control: 'number' },
  aspectRatio: {
    about:
      "Width by height, such as `16 / 9` or `'16:9'`; one percent of difference is let through.",
    type: 'number | string',
    control: 'text',
  },
  validate: {
    about:
      'A rule of your own. It gets the file and what its bytes prove, and gives nothing, a sentence for people, or an `UploadError`. It may take up to 30 seconds.',
    type: '(file, facts, { signal }) => string | UploadError | undefined | Promise<…>',
  },
  duplicates: {
    about:
      'What becomes of a file that is in the list already: it may come again, is left out without a word, or gets a row that says so.',
    type: "'allow' | 'ignore' | 'reject'",
    standard: "'allow'",
    control: 'radio',
    options: ['allow', 'ignore', 'reject'],
  },
  prepare: {
    about:
      'Makes a file fit before it is sent, such as `fitToProvider()`. Rules it says it mends are judged after it; every rule is.',
    type: 'Prepare',
  },
  minSize: {
    about: "The smallest file that is taken: bytes, or a text such as `'10kB'` (10,000 bytes).",
    type: 'number | string',
    control: 'text',
  },
  maxSize: {
    about:
      "The largest file that is taken: bytes, or a text such as `'10MB'` (10,000,000 bytes). It narrows the provider's own limit and never widens it.",
    type: 'number | string',
    standard: "the provider's",
    control: 'text',
  },
  maxFiles: {
    about:
      'How many images the list may hold. Surplus files are refused by name; with 1, a new file replaces the one before.',
    type: 'number',
    standard: 'no limit',
    control: 'number',
  },
  multiple: {
    about: 'Whether several files can be chosen or dropped at once.',
    type: 'boolean',
    standard: 'true, unless maxFiles is 1',
    control: 'boolean',
  },
} satisfies Partial<Table<keyof DropzoneProps>>;

const running = {
  autoUpload: {
    about: 'Whether files are uploaded as soon as they are checked, or wait to be asked for.',
    type: 'boolean',
    standard: 'true',
    control: 'boolean',
  },
  concurrency: {
    about: 'How many uploads run at once.',
    type: 'number',
    standard: '3',
    control: 'number',
  },
  retries: {
    about: 'Automatic tries after the first, of what the provider certainly has not processed.',
    type: 'number',
    standard: '3',
    control: 'number',
  },
  retryAmbiguous: {
    about: 'Also repeat what may have arrived, where the provider calls a repeat harmless.',
    type: 'boolean',
    standard: 'false',
    control: 'boolean',
  },
  guardUnload: {
    about: 'Whether the browser asks before it leaves the page while uploads run.',
    type: 'boolean',
    standard: 'false',
    control: 'boolean',
  },
  disabled: {
    about: 'Nothing can be chosen or dropped. What is under way goes on.',
    type: 'boolean',
    standard: 'false',
    control: 'boolean',
  },
  noClick: {
    about: 'A click on the area does not open the file dialog; its button does.',
    type: 'boolean',
    standard: 'false',
    control: 'boolean',
  },
  noKeyboard: {
    about: 'The button of the area cannot be reached by keyboard: for apps with one of their own.',
    type: 'boolean',
    standard: 'false',
    control: 'boolean',
  },
  noPaste: {
    about: 'Pasting is off.',
    type: 'boolean',
    standard: 'false',
    control: 'boolean',
  },
  noDrag: {
    about: 'Nothing can be dropped; the button stays.',
    type: 'boolean',
    standard: 'false',
    control: 'boolean',
  },
  capture: {
    about: 'Asks a phone for its camera: `environment` looks away from the person, `user` at them.',
    type: "'environment' | 'user'",
    control: 'radio',
    options: ['environment', 'user'],
  },
} satisfies Partial<Table<keyof DropzoneProps>>;

const state = {
  value: {
    about:
      'The list, owned by you: what you take out leaves, what you put in comes, in your order. Images go their way by themselves.',
    type: 'readonly GivenItem<Result>[]',
  },
  defaultValue: {
    about: 'What the list begins with, such as images that were uploaded earlier.',
    type: 'readonly GivenItem<Result>[]',
  },
  onValueChange: {
    about: 'Images have come, gone, moved or ended. Never called for progress.',
    type: '(items: readonly UploadItem[], change: { reason, item? }) => void',
  },
} satisfies Partial<Table<keyof DropzoneProps>>;

const field = {
  name: {
    about: "The name of a form's field: one value for each uploaded image.",
    type: 'string',
    control: 'text',
  },
  required: {
    about: 'Whether the form may go only with at least one uploaded image.',
    type: 'boolean',
    standard: 'false',
    control: 'boolean',
  },
  form: {
    about: 'The id of a form that is not around the dropzone.',
    type: 'string',
    control: 'text',
  },
  toFormValue: {
    about: 'The value of an uploaded image in the form.',
    type: "(item: ItemIn<'success'>) => string",
    standard: 'its url, else its orderId',
  },
} satisfies Partial<Table<keyof DropzoneProps>>;

const callbacks = {
  onFilesAdded: {
    about: 'Files have come, as one drop; none is checked yet.',
    type: '(items: readonly UploadItem[]) => void',
  },
  onFilesRejected: {
    about: 'Once for each drop that had files to refuse.',
    type: "(items: readonly ItemIn<'rejected'>[]) => void",
  },
  onUploadStart: {
    about: 'An image has its turn.',
    type: '(item: UploadItem) => void',
  },
  onProgress: {
    about: 'Bytes have left.',
    type: "(item: ItemIn<'uploading'>) => void",
  },
  onSuccess: {
    about: 'The provider has answered. The result is typed by the provider.',
    type: "(result: Result, item: ItemIn<'success'>) => void",
  },
  onError: {
    about: 'An upload has failed, after all its automatic tries.',
    type: "(error: UploadError, item: ItemIn<'error'>) => void",
  },
  onCancel: {
    about: 'An upload was stopped, also by removing its image.',
    type: '(item: UploadItem) => void',
  },
  onRemove: {
    about: 'An image has left the list.',
    type: '(item: UploadItem) => void',
  },
  onSettled: {
    about: 'Nothing is active any more; the images that have ended since the last call.',
    type: '(items: readonly UploadItem[]) => void',
  },
} satisfies Partial<Table<keyof DropzoneProps>>;

const looks = {
  labels: {
    about: 'Words of your own in the place of ours; what is left out stays as it is.',
    type: 'LabelOverrides',
    standard: 'English',
  },
  className: {
    about: 'A class of the root.',
    type: 'string',
  },
  classNames: {
    about:
      'Classes of the slots: `root`, `zone`, `input`, `controls`, `choose`, `prompt`, `hint`, `summary`, `totals`, `cancel-all`, `retry-failed`, `clear-finished`, `list`, `item`, `preview`, `thumbnail`, `name`, `meta`, `progress`, `message`, `retry`, `cancel`, `remove`, `icon`.',
    type: 'Partial<Record<Slot, string>>',
  },
  unstyled: {
    about: "The package's style sheet leaves this dropzone alone.",
    type: 'boolean',
    standard: 'false',
    control: 'boolean',
  },
  children: {
    about:
      'Parts in the place of the zone, the summary and the list; or a function that gets what `useImageUpload` gives.',
    type: 'ReactNode | ((upload: ImageUpload) => ReactNode)',
    standard: 'the zone, the summary and the list',
  },
  actionsRef: {
    about: 'What can be done from outside: `open`, `add`, `upload`, `clear`.',
    type: 'Ref<ImageUploadActions>',
  },
} satisfies Partial<Table<keyof DropzoneProps>>;

const element = {
  ref: {
    about: "The root's `<div>`.",
    type: 'Ref<HTMLDivElement>',
  },
  'aria-label': {
    about: 'Names the dropzone; `aria-labelledby` does too.',
    type: 'string',
    control: 'text',
  },
  attributes: {
    about:
      'Everything else a `<div>` takes goes to the root: `id`, `style`, `dir`, `lang`, `data-*`, `aria-*` and event handlers. `preventDefault()` in a handler stops what the dropzone would do.',
    type: 'HTMLAttributes<HTMLDivElement>',
  },
} satisfies Table<'ref' | 'aria-label' | 'attributes'>;

/** Storybook's rows of one category. */
function rowsOf<Names extends string>(category: string, table: Table<Names>) {
  const rows = Object.entries<PropDoc>(table).map(
    ([name, { about, control, options, required, standard, type }]) => {
      const row = {
        name,
        description: about,
        type: { name: 'other', value: type, ...(required && { required }) },
        table: {
          category,
          type: { summary: type },
          ...(standard !== undefined && { defaultValue: { summary: standard } }),
        },
        // Written out: Storybook completes a short form only where a story says it.
        control: control === undefined ? { disable: true } : { type: control },
        ...(options && { options }),
      } as const;
      return [name, row] as const;
    },
  );
  return Object.fromEntries(rows) as Readonly<Record<Names, (typeof rows)[number][1]>>;
}

type Rows<Names extends string> = ReturnType<typeof rowsOf<Names>>;

const optionRows = {
  ...rowsOf('Sending', sending),
  ...rowsOf('Rules', rules),
  ...rowsOf('Running', running),
  ...rowsOf('State', state),
  ...rowsOf('Callbacks', callbacks),
};

/** Every prop of the component: one that is missing here, or is no prop, does not compile. */
export const DROPZONE_ROWS: Rows<keyof DropzoneProps | keyof typeof element> = {
  ...optionRows,
  ...rowsOf('Form', field),
  ...rowsOf('Looks', looks),
  ...rowsOf('Element', element),
};

/** What `useImageUpload` takes, and what it gives. */
export const IMAGE_UPLOAD_ROWS: Rows<keyof Options | keyof ImageUpload<object>> = {
  ...optionRows,
  ...rowsOf('What it gives', {
    items: {
      about: 'The images, in their order; each is a union on its `status`.',
      type: 'readonly UploadItem<Result>[]',
    },
    add: { about: 'Takes files as one drop.', type: '(files: Iterable<File>) => void' },
    upload: {
      about: 'Starts what waits to be asked for: one image, or all.',
      type: '(id?: string) => void',
    },
    cancel: { about: 'Stops an upload.', type: '(id: string) => void' },
    retry: {
      about: 'Another try after a failure or a cancel, with the same idempotency key.',
      type: '(id: string) => void',
    },
    remove: { about: 'Stops an upload and takes it off the list.', type: '(id: string) => void' },
    clear: { about: 'Removes all.', type: '() => void' },
    move: {
      about: 'Puts an image at another place; 0 is the first.',
      type: '(id: string, place: number) => void',
    },
    isUploading: {
      about: 'Whether something is still going to happen by itself.',
      type: 'boolean',
    },
    progress: { about: 'Of all images together, 0 to 1, weighted by bytes.', type: 'number' },
    bytesPerSecond: {
      about: 'The speed of all uploads together, once it can be known.',
      type: 'number | undefined',
    },
    etaMs: {
      about: 'Milliseconds until all is sent, at that speed.',
      type: 'number | undefined',
    },
    open: {
      about: 'Opens the file dialog; browsers allow it only as the answer to a click or a key.',
      type: '() => void',
    },
    getRootProps: {
      about: 'For the element that files are dropped on.',
      type: '(props?: HTMLAttributes) => HTMLAttributes & RefAttributes',
    },
    getInputProps: {
      about: 'For the file input inside it.',
      type: '(props?: InputHTMLAttributes) => InputHTMLAttributes & RefAttributes',
    },
    drag: {
      about: 'What is known of the files over the area; undefined while there are none.',
      type: "'accept' | 'reject' | 'unknown' | undefined",
    },
    notice: {
      about:
        'Whether the last drop brought an address and no file, as of a picture of another page.',
      type: "'address-only' | undefined",
    },
  } satisfies Table<keyof ImageUpload<object>>),
};

const { credentials, endpoint, headers, http, options } = optionRows;
const { accept, aspectRatio, maxHeight, maxSize, maxWidth, minHeight, minSize, minWidth } =
  optionRows;
const { prepare, retries, retryAmbiguous, validate } = optionRows;

/** What a provider's hook takes, and what matters most of what it gives. */
export const PROVIDER_HOOK_ROWS: Rows<Exclude<keyof ProviderHookOptions<object>, 'maxFiles'>> = {
  options,
  endpoint,
  headers,
  credentials,
  http,
  accept,
  minSize,
  maxSize,
  minWidth,
  maxWidth,
  minHeight,
  maxHeight,
  aspectRatio,
  validate,
  prepare,
  retries,
  retryAmbiguous,
  ...rowsOf('What it gives', {
    mutate: {
      about: 'Uploads a file. The same file once more is another try of the same upload.',
      type: '(file: File, callbacks?: MutateOptions) => void',
    },
    mutateAsync: { about: 'The same, as a promise.', type: '(file: File) => Promise<Result>' },
    progress: { about: 'Of the latest file, 0 to 1; 1 only on success.', type: 'number' },
    cancel: {
      about: 'Stops the latest upload, which then fails with the code `aborted`.',
      type: '() => void',
    },
    status: {
      about: 'Also as `isIdle`, `isPending`, `isSuccess`, `isError`.',
      type: "'idle' | 'pending' | 'success' | 'error'",
    },
    data: { about: 'The result, typed by the provider.', type: 'Result | undefined' },
    error: { about: 'Why it failed or was refused.', type: 'UploadError | null' },
    reset: { about: 'Forgets the result or the error.', type: '() => void' },
  } satisfies Partial<Table<keyof ProviderUpload<object>>>),
};
