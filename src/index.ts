export { ImageUploadDropzone } from './dropzone/image-upload-dropzone.js';
export type { ImageUploadDropzoneProps } from './dropzone/image-upload-dropzone.js';
export { ImageUploadItem } from './dropzone/item/item.js';
export type { ImageUploadItemProps } from './dropzone/item/item.js';
export { ImageUploadList } from './dropzone/list/list.js';
export type { ImageUploadListProps } from './dropzone/list/list.js';
export { ImageUploadRoot } from './dropzone/root/root.js';
export type { ImageUploadActions, ImageUploadRootProps } from './dropzone/root/root-props.js';
export { ImageUploadSummary } from './dropzone/summary.js';
export type { ImageUploadSummaryProps } from './dropzone/summary.js';
export { ImageUploadZone } from './dropzone/zone/zone.js';
export type {
  ImageUploadDropTarget,
  ImageUploadLayout,
  Slot,
  SlotClassNames,
} from './dropzone/context.js';

export { useImageUpload } from './react/use-image-upload.js';
export type { ImageUpload, ImageUploadOptions } from './react/use-image-upload.js';
export {
  useAiHomeDesignUpload,
  useApimartUpload,
  useAutoenhanceUpload,
  useImagePipelineUpload,
  useStablecogUpload,
} from './react/provider-hooks.js';
export type { ProviderHookOptions, ProviderUpload } from './react/hook-for.js';
export type { ListChange, UploadCallbacks, UploaderSettings } from './uploader/settings.js';
export type { HeadersSource } from './transport/headers.js';

export { aiHomeDesign } from './providers/ai-homedesign/profile.js';
export type { AiHomeDesignOptions, AiHomeDesignResult } from './providers/ai-homedesign/profile.js';
export { apimart } from './providers/apimart/profile.js';
export type { ApimartOptions, ApimartResult } from './providers/apimart/profile.js';
export { autoenhance } from './providers/autoenhance/profile.js';
export type { AutoenhanceOptions, AutoenhanceResult } from './providers/autoenhance/profile.js';
export { imagePipeline } from './providers/imagepipeline/profile.js';
export type {
  ImagePipelineOptions,
  ImagePipelineResult,
} from './providers/imagepipeline/profile.js';
export { stablecog } from './providers/stablecog/profile.js';
export type { StablecogOptions, StablecogResult } from './providers/stablecog/profile.js';
export { defineProvider, withLimits } from './core/provider/provider.js';
export type {
  AnyProvider,
  Provider,
  ProviderLimits,
  ProviderProfile,
} from './core/provider/provider.js';

export { fitToProvider } from './image/fit/fit-to-provider.js';
export { stripMetadata } from './image/strip/strip-metadata.js';
export type { StripOptions } from './image/strip/strip-metadata.js';
export type { Removal } from './core/notes/removal.js';
export type { FitOptions } from './image/fit/fit-to-provider.js';
export { fitTo } from './image/fit/fit-to.js';
export type { FitLimits, FitTo } from './image/fit/fit-to.js';
export type { FitChange } from './core/notes/fit-change.js';
export type {
  AppDecoders,
  HeicLoader,
  TiffDecoder,
  TiffLoader,
  TiffPage,
} from './core/rules/app-decoders.js';
export { inspectImage } from './image/inspect.js';
export type { ColorSpace, ImageFacts } from './core/rules/image-facts.js';
export type { ImageType } from './core/rules/image-types.js';
export { UploadError } from './core/errors/upload-error.js';
export type { UploadErrorCode } from './core/errors/error-codes.js';
export type { ItemIn, UploadItem, UploadStatus } from './core/items/upload-item.js';
export type { GivenItem, UploadedImage } from './core/items/given-item.js';
export type { UploadResult } from './core/provider/upload-result.js';
export type { Accept } from './core/rules/accept.js';
export type { ByteSize } from './core/rules/byte-size.js';
export type { DuplicatePolicy } from './core/items/duplicates.js';
export type { AspectRatio } from './core/rules/pixel-rules.js';
export type { Prepare, PrepareContext, PreparedFile, PrepareSteps } from './core/rules/prepare.js';
export type { Validate, ValidationVerdict } from './core/rules/validate.js';
export type { LabelOverrides, Labels } from './locales/labels.js';
export type { HttpClient } from './transport/route.js';
