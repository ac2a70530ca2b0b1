import type { ItemIn } from '../../core/items/upload-item.js';

/** How a dropzone takes part in a form. */
export interface FormFieldSettings<Result extends object> {
  /** The name of the form field; the form gets one value per uploaded image. */
  readonly name?: string | undefined;
  /**
   * Whether the form can only be submitted with at least one uploaded image.
   *
   * @default false
   */
  readonly required?: boolean | undefined;
  /** The id of the form, if it isn't around the dropzone. */
  readonly form?: string | undefined;
  /**
   * The form value of an uploaded image.
   *
   * @default its `url`, else its `orderId`
   */
  readonly toFormValue?: ((item: ItemIn<'success', Result>) => string) | undefined;
}
