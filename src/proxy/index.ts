import { ProxyConfigurationError } from './config/configuration-error.js';
import type { TokenProxyOptions } from './config/proxy-options.js';
import { buildTokenProxy, type TokenProxy } from './token-proxy.js';

export { defineProvider } from '../core/provider/provider.js';
export { UploadError } from '../core/errors/upload-error.js';
export type { UploadErrorCode } from '../core/errors/error-codes.js';
export type { ImageType } from '../core/rules/image-types.js';
export { defineUpstream } from '../providers/upstream.js';
export type {
  FormPart,
  OutgoingImage,
  TicketApi,
  UploadTicket,
  Upstream,
  VendorAnswer,
  VendorApi,
} from '../providers/upstream.js';
export { ProxyConfigurationError } from './config/configuration-error.js';
export { createUploadTokens } from './auth/upload-tokens.js';
export type { ConsumeToken } from './auth/consume-token.js';
export type {
  UploadClaims,
  UploadTokenOptions,
  UploadTokens,
} from './auth/upload-token-options.js';
export { toNodeListener } from './node/node-listener.js';
export type { NodeListenerOptions, NodeRequest, NodeResponse } from './node/node-listener.js';
export type {
  ApiKeySource,
  ProviderSettings,
  ProvidersByWireName,
} from './config/provider-settings.js';
export type { Authorization, Authorize } from './auth/authorization.js';
export type { ErrorContext, ProxyEvent } from './reports/proxy-event.js';
export type { IdempotencyStore } from './idempotency/store-client.js';
export type { Limiter } from './limits/limiter.js';
export type { Timeouts } from './limits/timeouts.js';
export type { TokenProxyOptions } from './config/proxy-options.js';
export type { TokenProxy } from './token-proxy.js';

/** {@inheritDoc buildTokenProxy} */
export function createTokenProxy(options: TokenProxyOptions): TokenProxy {
  // Bundlers use the `browser` condition of this entry point. This catches a page that got past it.
  if (typeof window !== 'undefined' && typeof document !== 'undefined') {
    throw new ProxyConfigurationError(
      'providers',
      'would put API keys into a page: this is a browser.',
    );
  }
  return buildTokenProxy(options);
}
