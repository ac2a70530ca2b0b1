import { dragSample } from './drag-sample.js';
import { SAMPLES, type Sample } from './sample.js';
import './samples.css';

/** Photos to drag into the dropzone, or to add by a click or a key. */
export function SampleTray({ onAdd }: { readonly onAdd: (files: readonly File[]) => void }) {
  const add = async (samples: readonly Sample[]) =>
    onAdd(await Promise.all(samples.map(({ load }) => load())));
  const photos = SAMPLES.filter(({ thumbnail }) => thumbnail !== undefined);

  return (
    <section className="samples" aria-label="Samples">
      <p>
        No photo at hand? Drag one of these in, or click it.{' '}
        <button type="button" className="link" onClick={() => void add(photos)}>
          Add all {photos.length}
        </button>
      </p>
      <ul>
        {SAMPLES.map((sample) => (
          <li key={sample.name}>
            <button
              type="button"
              title={`${sample.name}: ${sample.about}`}
              aria-label={`Add ${sample.name}: ${sample.about}`}
              onClick={() => void add([sample])}
              onPointerDown={({ currentTarget, nativeEvent }) => {
                // A finger scrolls the page, and taps to add.
                const isFinger = nativeEvent.pointerType === 'touch';
                if (!isFinger) dragSample(currentTarget, sample, nativeEvent);
              }}
            >
              {sample.thumbnail === undefined ? (
                <span className="sample-page" />
              ) : (
                <img src={sample.thumbnail} alt="" draggable={false} />
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
