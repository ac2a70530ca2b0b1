import { apimart, ImageUploadDropzone, type HttpClient } from 'image-upload-dropzone';
import 'image-upload-dropzone/styles.css';

/**
 * A form that the browser submits. The server gets `address`, and one `photos` value for each uploaded
 * photo, in the order of the list. Only tests pass `http`.
 */
export function PlainForm({ http }: { readonly http?: HttpClient }) {
  return (
    <form method="post" action="/houses" aria-label="A house">
      <label>
        Address <input name="address" required />
      </label>
      <ImageUploadDropzone
        provider={apimart}
        http={http}
        label="Photos"
        description="Of every room, twelve at most."
        name="photos"
        required
        maxFiles={12}
      />
      <button type="submit">Save the house</button>
      <button type="reset">Start over</button>
    </form>
  );
}
