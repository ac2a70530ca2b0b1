interface ImportMetaEnv {
  /** The providers whose key stands in `.env`: their uploads leave this machine. */
  readonly REAL_PROVIDERS: readonly string[];
}
