import {
  apimart,
  useApimartUpload,
  type ApimartOptions,
  type ProviderHookOptions,
} from '../src/index.js';

/** A button for one photo, with its progress and a cancel button. */
export function PhotoButton(options: ProviderHookOptions<ApimartOptions>) {
  const { cancel, data, error, isPending, mutate, progress } = useApimartUpload(options);

  return (
    <>
      <label>
        Your photo{' '}
        <input
          type="file"
          accept={apimart.types.join()}
          disabled={isPending}
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) mutate(file);
          }}
        />
      </label>
      {isPending && (
        <p>
          <progress aria-label="Upload of your photo" max={100} value={progress * 100} />{' '}
          <button type="button" onClick={cancel}>
            Stop
          </button>
        </p>
      )}
      {data && <p style={{ overflowWrap: 'anywhere' }}>Your photo is at {data.url}</p>}
      {error && error.code !== 'aborted' && <p role="alert">{error.message}</p>}
    </>
  );
}
