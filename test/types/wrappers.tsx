// Compiled, but never run: wrappers of the dropzone as in design systems.
import type { ReactNode } from 'react';
import {
  aiHomeDesign,
  apimart,
  autoenhance,
  ImageUploadDropzone,
  ImageUploadRoot,
  useImageUpload,
  type ApimartOptions,
  type ApimartResult,
  type ImageUploadDropzoneProps,
  type ImageUploadOptions,
  type Provider,
} from '../../src/index.js';

declare function say(words: string): void;

/** A wrapper for every provider that uses some props itself and spreads the rest. */
function AcmeUploader<Options extends object, Result extends object>({
  title,
  ...rest
}: ImageUploadDropzoneProps<Options, Result> & { title: string }) {
  return (
    <section>
      <h2>{title}</h2>
      <ImageUploadDropzone {...rest} />
    </section>
  );
}

/** A wrapper that sets some props itself. */
function CalmUploader<Options extends object, Result extends object>(
  props: Omit<ImageUploadDropzoneProps<Options, Result>, 'classNames' | 'retries'>,
) {
  return <ImageUploadDropzone {...props} retries={0} classNames={{ zone: 'calm' }} />;
}

/** A wrapper whose own props are required, while all others are optional. */
function PresetUploader<Options extends object, Result extends object>({
  provider,
  ...rest
}: Partial<ImageUploadDropzoneProps<Options, Result>> & {
  readonly provider: Provider<Options, Result>;
}) {
  return <ImageUploadDropzone concurrency={1} {...rest} provider={provider} />;
}

/** A wrapper that omits some props and destructures one of its own. */
function LabeledUploader<Options extends object, Result extends object>({
  footer,
  ...rest
}: Omit<ImageUploadDropzoneProps<Options, Result>, 'children'> & { readonly footer: ReactNode }) {
  return (
    <ImageUploadRoot {...rest}>
      <footer>{footer}</footer>
    </ImageUploadRoot>
  );
}

/** A wrapper with a named type for its props. */
interface AcmeProps<Options extends object, Result extends object> {
  readonly dropzone: ImageUploadDropzoneProps<Options, Result>;
}

function NestedUploader<Options extends object, Result extends object>({
  dropzone,
}: AcmeProps<Options, Result>) {
  return <ImageUploadDropzone {...dropzone} className="acme" />;
}

/** A wrapper for one provider. */
interface FloorPlansProps extends ImageUploadDropzoneProps<ApimartOptions, ApimartResult> {
  readonly floor: number;
}

function FloorPlans({ floor, ...rest }: FloorPlansProps) {
  return <ImageUploadDropzone {...rest} className={`floor-${floor}`} />;
}

/** A wrapper that sets its only provider itself. */
interface PhotosProps extends Omit<
  ImageUploadDropzoneProps<ApimartOptions, ApimartResult>,
  'provider'
> {
  readonly album: string;
}

function Photos({ album, ...rest }: PhotosProps) {
  return <ImageUploadDropzone {...rest} provider={apimart} className={album} />;
}

/** A hook around ours. */
function useAcmeUpload<Options extends object, Result extends object>({
  onDone,
  ...options
}: ImageUploadOptions<Options, Result> & { readonly onDone: (result: Result) => void }) {
  return useImageUpload({ ...options, onSuccess: (result) => onDone(result) });
}

/** Results and options are the provider's in every wrapper. */
export const inferred = (
  <>
    <AcmeUploader title="Plans" provider={apimart} onSuccess={({ url }) => say(url)} />
    <AcmeUploader
      title="Dusk"
      provider={aiHomeDesign}
      options={{ serviceName: 'service-day-to-dusk' }}
      onSuccess={({ orderId }) => say(orderId)}
    />
    <CalmUploader provider={apimart} onSuccess={({ url }, item) => say(url + item.result.url)} />
    <CalmUploader provider={autoenhance} options={{ enhanceType: 'warm' }} />
    <CalmUploader
      provider={aiHomeDesign}
      options={{ serviceName: 'service-item-removal' }}
      onSuccess={({ orderId }) => say(orderId)}
    />
    <PresetUploader provider={autoenhance} onSuccess={({ imageId }) => say(imageId)} />
    <LabeledUploader provider={apimart} footer="x" onSuccess={({ url }) => say(url)} />
    <NestedUploader dropzone={{ provider: apimart, onSuccess: ({ url }) => say(url) }} />
    <FloorPlans floor={1} provider={apimart} onSuccess={({ url }) => say(url)} />
    <Photos album="a" onSuccess={({ url }) => say(url)} />
  </>
);

/** Wrappers reject what the dropzone rejects. */
export const refused = (
  <>
    {/* @ts-expect-error The service must be named. */}
    <AcmeUploader title="Dusk" provider={aiHomeDesign} />
    {/* @ts-expect-error `undefined` names no service. */}
    <AcmeUploader title="Dusk" provider={aiHomeDesign} options={undefined} />
    {/* @ts-expect-error There is no such service. */}
    <AcmeUploader title="Dusk" provider={aiHomeDesign} options={{ serviceName: 'dusk' }} />
    {/* @ts-expect-error APIMart has no orders. */}
    <AcmeUploader title="Plans" provider={apimart} onSuccess={({ orderId }) => say(orderId)} />
    {/* @ts-expect-error The title is the wrapper's own, and required. */}
    <AcmeUploader provider={apimart} />
    {/* @ts-expect-error The service must be named. */}
    <CalmUploader provider={aiHomeDesign} />
    {/* @ts-expect-error The wrapper decides about the tries. */}
    <CalmUploader provider={apimart} retries={3} />
    {/* @ts-expect-error There is no such style. */}
    <PresetUploader provider={autoenhance} options={{ enhanceType: 'hot' }} />
    {/* @ts-expect-error The service must be named. */}
    <LabeledUploader provider={aiHomeDesign} footer="x" />
    {/* @ts-expect-error The service must be named. */}
    <NestedUploader dropzone={{ provider: aiHomeDesign }} />
    {/* @ts-expect-error The floor is the wrapper's own, and required. */}
    <FloorPlans provider={apimart} />
    {/* @ts-expect-error It is for one provider. */}
    <FloorPlans floor={1} provider={autoenhance} />
  </>
);

/** Every attribute of a `<div>` is accepted, but nothing that would be ignored. */
export const attributes = (
  <>
    <ImageUploadDropzone
      provider={apimart}
      ref={(element) => say(element?.id ?? '')}
      id="plans"
      style={{ maxWidth: 300 }}
      dir="rtl"
      lang="ar"
      data-testid="plans"
      aria-label="Floor plans"
      onDrop={(event) => event.preventDefault()}
      onKeyDown={({ currentTarget }) => say(currentTarget.id)}
    />
    <AcmeUploader title="Plans" provider={apimart} aria-label="Floor plans" data-testid="plans" />
    {/* @ts-expect-error There is no such attribute. */}
    <ImageUploadDropzone provider={apimart} href="/" />
    {/* @ts-expect-error The slot says which element it is. */}
    <ImageUploadDropzone provider={apimart} data-slot="mine" />
    {/* @ts-expect-error Its children are elements, not markup. */}
    <ImageUploadDropzone provider={apimart} dangerouslySetInnerHTML={{ __html: '' }} />
    {/* @ts-expect-error The errors are those of uploads. */}
    <ImageUploadDropzone provider={apimart} onError={(event: Event) => say(event.type)} />
  </>
);

/** The hook's wrapper is typed just as strictly. */
export function Hooks() {
  useAcmeUpload({ provider: apimart, onDone: ({ url }) => say(url) });
  // @ts-expect-error The service must be named.
  useAcmeUpload({ provider: aiHomeDesign, onDone: ({ orderId }) => say(orderId) });
  // @ts-expect-error APIMart has no orders.
  useAcmeUpload({ provider: apimart, onDone: ({ orderId }) => say(orderId) });
}
