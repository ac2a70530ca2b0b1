import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { randomUuid } from '../../core/random-uuid.js';
import { checkTokenOptions } from '../config/check-token-options.js';
import { createConsumeInProcess } from './consume-token.js';
import type { Authorization } from './authorization.js';
import type { ConsumeToken } from './consume-token.js';
import type { UploadTokenOptions, UploadTokens } from './upload-token-options.js';

const FIVE_MINUTES_MS = 300_000;
const SKEW_SECONDS = 30;
/** Used tokens are remembered for this long, and a leaked token stays valid for this long. */
const LONGEST_LIFETIME_MS = 3_600_000;
const DENIED: Authorization = { allow: false };

/**
 * Creates short-lived upload tokens. They are JWTs ([RFC 7519](https://www.rfc-editor.org/rfc/rfc7519))
 * signed only with HS256, so that a backend in any language can create them as well.
 *
 * Their header has `kid`. Their claims are `aud: [audience, 'provider:<name>']`, `sub`, `exp`, and
 * optionally `nbf`, `maxBytes`, `types` and `jti`.
 *
 * @throws ProxyConfigurationError if the configuration is unsafe.
 */
export function createUploadTokens(options: UploadTokenOptions): UploadTokens {
  const keys = checkTokenOptions(options);
  const { audience, consume: given } = options;
  const consume = given === 'in-process' ? createConsumeInProcess() : given;
  const [current] = keys;

  return {
    async issue({ lifetimeMs = FIVE_MINUTES_MS, provider, sub, ...narrowing }) {
      if (!(lifetimeMs > 0 && lifetimeMs <= LONGEST_LIFETIME_MS)) {
        throw new RangeError(
          `"lifetimeMs" must be above 0 and at most ${LONGEST_LIFETIME_MS} (an hour): the longer a token is valid, the longer a stolen one can be used.`,
        );
      }
      const [kid, secret] = current!;
      const token = new SignJWT({ ...narrowing })
        .setProtectedHeader({ alg: 'HS256', kid })
        .setSubject(sub)
        .setAudience([audience, `provider:${provider}`])
        .setIssuedAt()
        .setExpirationTime(new Date(Date.now() + lifetimeMs));
      if (consume !== undefined) token.setJti(randomUuid());
      return token.sign(secret);
    },

    async authorize(request, { provider }) {
      const bearer = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
      if (bearer === undefined) return DENIED;
      let claims: JWTPayload;
      try {
        const { payload } = await jwtVerify(bearer, ({ kid }) => secretOf(keys, kid), {
          // The algorithm that the token itself states is ignored.
          algorithms: ['HS256'],
          clockTolerance: SKEW_SECONDS,
          // guard: tokens-expire
          requiredClaims: ['aud', 'exp', 'sub'],
        });
        claims = payload;
      } catch (error) {
        return error instanceof errors.JWTExpired
          ? { allow: false, code: 'token-expired' }
          : DENIED;
      }
      // guard: tokens-are-short-lived
      if (claims.exp! * 1000 > Date.now() + LONGEST_LIFETIME_MS + SKEW_SECONDS * 1000) {
        return DENIED;
      }
      return isFor(claims, [audience, `provider:${provider}`]) ? grantOf(claims, consume) : DENIED;
    },
  };
}

function secretOf(keys: ReadonlyMap<string, Uint8Array>, kid: string | undefined): Uint8Array {
  const secret = kid === undefined ? undefined : keys.get(kid);
  if (secret === undefined) throw new errors.JWKSNoMatchingKey();
  return secret;
}

/** Whether a token is for all of the audiences. JWT libraries accept a single match. */
function isFor({ aud }: JWTPayload, audiences: readonly string[]): boolean {
  // guard: all-audiences-count
  return Array.isArray(aud) && audiences.every((audience) => aud.includes(audience));
}

function grantOf(claims: JWTPayload, consume: ConsumeToken | undefined): Authorization {
  const { exp, jti, maxBytes, sub, types } = claims;
  // The proxy refuses invalid values.
  const grant = {
    allow: true,
    subject: sub,
    ...(maxBytes !== undefined && { maxBytes }),
    ...(types !== undefined && { types }),
  } as Extract<Authorization, { allow: true }>;
  if (consume === undefined) return grant;
  // If tokens are single-use, one without an id could be used many times.
  // guard: token-ids-are-texts
  if (typeof jti !== 'string' || jti === '') return DENIED;
  return { ...grant, spend: () => consume(jti, exp!) };
}
