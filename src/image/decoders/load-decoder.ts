import { raceAbort } from '../../core/signals.js';

/** Why a decoder passed by the app returns no picture although the file isn't at fault. */
type AppDecoderFailure =
  /** The loader failed, or what it loaded isn't a decoder. */
  | 'loader-failed'
  /** The pixels are stored in a way that the decoder isn't known to decode correctly. */
  | 'not-decodable'
  /** Decoding would take more memory than allowed. */
  | 'too-large';

export class AppDecoderError extends Error {
  override readonly name = 'AppDecoderError';
  readonly reason: AppDecoderFailure;

  constructor(reason: AppDecoderFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** How to load the decoder of one format. */
interface DecoderLoading<Module, Decoder> {
  /** The format's common name. */
  readonly format: string;
  readonly load: () => Promise<Module>;
  /** Finds the decoder in the loaded module; `undefined` if it has none. */
  readonly find: (module: Module) => Decoder | undefined;
  readonly signal: AbortSignal;
}

/**
 * Loads the decoder of one format.
 *
 * @throws AppDecoderError if the loader fails or loads something else.
 */
export async function loadDecoder<Module, Decoder>({
  find,
  format,
  load,
  signal,
}: DecoderLoading<Module, Decoder>): Promise<Decoder> {
  let decoder: Decoder | undefined;
  try {
    decoder = find(await raceAbort(load(), signal));
  } catch (cause) {
    signal.throwIfAborted();
    const message = `The ${format} decoder could not be loaded.`;
    throw new AppDecoderError('loader-failed', message, { cause });
  }
  if (decoder !== undefined) return decoder;
  const message = `The module loaded for ${format} does not export a decoder.`;
  throw new AppDecoderError('loader-failed', message);
}
