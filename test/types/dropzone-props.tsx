// Compiled, but never run: code that apps can write, and code that the compiler rejects.
import {
  apimart,
  autoenhance,
  defineProvider,
  ImageUploadDropzone,
  useApimartUpload,
  useAutoenhanceUpload,
  useImageUpload,
  withLimits,
  type UploadItem,
} from '../../src/index.js';

const staging = defineProvider<
  { readonly serviceName: 'day-to-dusk' | 'declutter'; readonly rush?: boolean },
  { readonly orderId: string }
>({
  name: 'staging',
  label: 'Staging',
  docs: 'https://example.com',
  types: ['image/jpeg'],
  repeat: 'never',
  options: {
    serviceName: { kind: 'choice', values: ['day-to-dusk', 'declutter'], required: true },
    rush: { kind: 'boolean' },
  },
  result: { orderId: 'always' },
});

declare function say(words: string): void;

/** A result has the fields of its provider. */
export const results = (
  <>
    <ImageUploadDropzone provider={apimart} onSuccess={(result) => say(result.url)} />
    <ImageUploadDropzone provider={apimart} onSuccess={(...[, item]) => say(item.result.url)} />
    {/* @ts-expect-error APIMart has no orders. */}
    <ImageUploadDropzone provider={apimart} onSuccess={(result) => say(result.orderId)} />
    {/* @ts-expect-error It does not always say when the URL ends. */}
    <ImageUploadDropzone provider={apimart} onSuccess={(result) => say(result.expiresAt)} />
    <ImageUploadDropzone
      provider={autoenhance}
      onSuccess={({ imageId, orderId }) => say(orderId + imageId)}
    />
    {/* @ts-expect-error Autoenhance gives no URL. */}
    <ImageUploadDropzone provider={autoenhance} onSuccess={(result) => say(result.url)} />
    <ImageUploadDropzone
      provider={withLimits(autoenhance, { types: ['image/jpeg'] })}
      onSuccess={({ orderId }) => say(orderId)}
    />
  </>
);

/** Options are the provider's. */
export const options = (
  <>
    <ImageUploadDropzone provider={autoenhance} />
    <ImageUploadDropzone provider={autoenhance} options={{ enhanceType: 'warm', orderId: null }} />
    {/* @ts-expect-error There is no such style. */}
    <ImageUploadDropzone provider={autoenhance} options={{ enhanceType: 'hot' }} />
    {/* @ts-expect-error There is no such option. */}
    <ImageUploadDropzone provider={autoenhance} options={{ orderid: 'x' }} />
    <ImageUploadDropzone provider={apimart} options={{}} />
    {/* @ts-expect-error APIMart takes none. */}
    <ImageUploadDropzone provider={apimart} options={{ orderId: 'x' }} />
    <ImageUploadDropzone provider={staging} options={{ serviceName: 'declutter' }} />
    {/* @ts-expect-error The service must be named. */}
    <ImageUploadDropzone provider={staging} />
    {/* @ts-expect-error The service must be named, whatever else is. */}
    <ImageUploadDropzone provider={staging} options={{ rush: true }} />
    {/* @ts-expect-error `undefined` names no service. */}
    <ImageUploadDropzone provider={staging} options={undefined} />
  </>
);

/** The names and types of props are checked. */
export const props = (
  <>
    <ImageUploadDropzone provider={apimart} maxSize="10MB" minSize={1000} retries={0} noDrag />
    {/* @ts-expect-error A size has a unit we know. */}
    <ImageUploadDropzone provider={apimart} maxSize="10 megabytes" />
    {/* @ts-expect-error There is no such slot. */}
    <ImageUploadDropzone provider={apimart} classNames={{ zones: 'x' }} />
    {/* @ts-expect-error There is no such code. */}
    <ImageUploadDropzone provider={apimart} labels={{ errors: { 'too-big': () => 'Too big.' } }} />
    {/* @ts-expect-error A provider is an object, not a name. */}
    <ImageUploadDropzone provider="apimart" />
    {/* @ts-expect-error There is no dropzone without a provider. */}
    <ImageUploadDropzone />
  </>
);

/** The hooks are typed just as strictly. */
export function Hooks() {
  const apimartUpload = useApimartUpload();
  const autoenhanceUpload = useAutoenhanceUpload({ options: { rating: 5 } });
  // @ts-expect-error A rating is a number.
  useAutoenhanceUpload({ options: { rating: 'best' } });
  const { items } = useImageUpload({ provider: staging, options: { serviceName: 'day-to-dusk' } });
  // @ts-expect-error The service must be named.
  useImageUpload({ provider: staging });
  // @ts-expect-error There is no data before there is an answer.
  say(apimartUpload.data.url);
  if (apimartUpload.isSuccess) say(apimartUpload.data.url);
  if (apimartUpload.isError) say(apimartUpload.error.code);
  // @ts-expect-error Autoenhance gives no URL.
  say(autoenhanceUpload.data?.url ?? '');
  return items.map((item) => tell(item));
}

/** An item's fields depend on its status. */
function tell(item: UploadItem<{ readonly orderId: string }>): string | number {
  // @ts-expect-error There is no result before there is one.
  say(item.result.orderId);
  if (item.status === 'success') return item.result.orderId;
  if (item.status === 'error') return item.error.code;
  if (item.status === 'rejected') return item.errors.length;
  return item.status === 'uploading' ? item.progress : item.name;
}

/** The getters fit any element, and an app's rules fit its dropzone. */
export function Headless() {
  const { getInputProps, getRootProps } = useImageUpload({
    provider: apimart,
    accept: { 'image/*': ['.png'] },
    aspectRatio: '16:9',
    duplicates: 'ignore',
    validate: (file, { width = 0 }) => (width < file.size ? 'No.' : undefined),
    prepare: async (file) => ({ file, notes: ['Untouched.'] }),
  });
  // @ts-expect-error A ratio is a number or two with a colon between them.
  useImageUpload({ provider: apimart, aspectRatio: '16x9' });
  return (
    <div {...getRootProps()}>
      <section {...getRootProps({ 'aria-label': 'Pictures' })} />
      <input {...getInputProps()} />
    </div>
  );
}
