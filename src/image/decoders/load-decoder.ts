import { raceAbort } from '../../core/signals.js';

/** Why a decoder that the app passes gives no picture, where the file is not to blame. */
type AppDecoderFailure =
  /** The loader failed, or what it loaded isn't a decoder. */
  | 'loader-failed'
  /** The pixels are stored in a way that it is not known to decode right. */
  | 'not-decodable'
  /** Decoding would take more memory than it may. */
  | 'too-large';

export class AppDecoderError extends Error {
  override readonly name = 'AppDecoderError';
  readonly reason: AppDecoderFailure;

  constructor(reason: AppDecoderFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** How the decoder of one format is loaded. */
interface DecoderLoading<Module, Decoder> {
  /** The format, as people know it. */
  readonly format: string;
  readonly load: () => Promise<Module>;
  /** The decoder in what was loaded; undefined if there is none. */
  readonly find: (module: Module) => Decoder | undefined;
  readonly signal: AbortSignal;
}

/** @throws AppDecoderError if the loader fails, or loads something else. */
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
  const message = `The module loaded to decode ${format} lacks the functions that do.`;
  throw new AppDecoderError('loader-failed', message);
}
