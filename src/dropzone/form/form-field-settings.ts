import type { ItemIn } from '../../core/items/upload-item.js';

/** The settings of a dropzone as a form field. */
export interface FormFieldSettings<Result extends object> {
  /** The name of the form field; the form gets one value for each uploaded image. */
  readonly name?: string | undefined;
  /**
   * Whether the form can only be submitted with at least one uploaded image.
   *
   * @default false
   */
  readonly required?: boolean | undefined;
  /** The id of the form, if the dropzone is outside it. */
  readonly form?: string | undefined;
  /**
   * The form value of an uploaded image.
   *
   * @default its `url`, else its `orderId`
   */
  readonly toFormValue?: ((item: ItemIn<'success', Result>) => string) | undefined;
}
