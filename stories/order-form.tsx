import { useState } from 'react';
import {
  autoenhance,
  useAutoenhanceUpload,
  type AutoenhanceOptions,
  type ProviderHookOptions,
} from '../src/index.js';

/** A form that uploads its photo with the options chosen next to it. */
export function OrderForm(options: ProviderHookOptions<AutoenhanceOptions>) {
  const [skyReplacement, setSkyReplacement] = useState(false);
  const { data, error, isPending, mutate } = useAutoenhanceUpload({
    ...options,
    options: { ...options.options, skyReplacement },
  });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const photo = new FormData(event.currentTarget).get('photo');
        if (photo instanceof File) mutate(photo);
      }}
    >
      <p>
        <label>
          Photo <input type="file" name="photo" accept={autoenhance.types.join()} required />
        </label>
      </p>
      <p>
        <label>
          <input
            type="checkbox"
            checked={skyReplacement}
            onChange={({ target }) => setSkyReplacement(target.checked)}
          />{' '}
          A blue sky
        </label>
      </p>
      <button type="submit" disabled={isPending}>
        {isPending ? 'Sending …' : 'Order'}
      </button>
      {data && (
        <p style={{ overflowWrap: 'anywhere' }}>
          Order {data.orderId} has the image {data.imageId}.
        </p>
      )}
      {error && <p role="alert">{error.message}</p>}
    </form>
  );
}
