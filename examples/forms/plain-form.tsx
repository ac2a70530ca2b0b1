import { apimart, ImageUploadDropzone, type HttpClient } from 'image-upload-dropzone';
import 'image-upload-dropzone/styles.css';

/**
 * A form that the browser posts by itself. The server gets `address`, and `photos` once for each
 * uploaded photo, in the order of the list. `http` stays out in production; a test hands in its own.
 */
export function PlainForm({ http }: { readonly http?: HttpClient }) {
  return (
    <form method="post" action="/houses" aria-label="A house">
      <label>
        Address <input name="address" required />
      </label>
      <ImageUploadDropzone provider={apimart} http={http} name="photos" required maxFiles={12} />
      <button type="submit">Save the house</button>
      <button type="reset">Begin again</button>
    </form>
  );
}
