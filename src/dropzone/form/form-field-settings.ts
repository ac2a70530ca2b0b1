import type { ItemIn } from '../../core/items/upload-item.js';

/** How a dropzone takes part in a form. */
export interface FormFieldSettings<Result extends object> {
  /** The name of the form's field: one value for each uploaded image. */
  readonly name?: string | undefined;
  /** Whether the form may go only with at least one uploaded image; false. */
  readonly required?: boolean | undefined;
  /** The id of a form that is not around the dropzone. */
  readonly form?: string | undefined;
  /** The value of an uploaded image in the form; its `url`, else its `orderId`. */
  readonly toFormValue?: ((item: ItemIn<'success', Result>) => string) | undefined;
}
