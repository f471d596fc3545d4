import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import { RetryableError } from '../../domain/errors.ts';

/** Whose deals a brand or a provider sees is its tenant; without one its token is worth nothing. */
const claims = z.discriminatedUnion('luyue:role', [
  z.object({
    sub: z.string().check(z.minLength(1)),
    'luyue:role': z.enum(['brand', 'provider']),
    'luyue:tenant': z.string().check(z.minLength(1)),
  }),
  z.object({
    sub: z.string().check(z.minLength(1)),
    'luyue:role': z.literal('operator'),
    'luyue:tenant': z.optional(z.string().check(z.minLength(1))),
  }),
]);

export interface VerifiedToken {
  readonly subject: string;
  readonly role: 'brand' | 'provider' | 'operator';
  /** Never null for `brand` and `provider`. */
  readonly tenantId: string | null;
}

export interface TokenVerifier {
  /**
   * @returns null for whatever is not a valid token of the issuer for this audience and a known role
   * @throws RetryableError when the issuer's keys cannot be fetched
   */
  verify(token: string): Promise<VerifiedToken | null>;
}

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
}

/** What OIDC issuers sign with. Symmetric algorithms stay out: with them a public key would be the secret. */
const algorithms = ['ES256', 'RS256'];
const clockToleranceSeconds = 5;

/** Keys are cached for 10 minutes; an unknown key id has them fetched again, at most every 30 seconds. */
export const makeTokenVerifier = ({ issuer, audience, jwksUrl }: TokenVerifierOptions): TokenVerifier => {
  const getKey = keysFrom(jwksUrl);
  const checks = {
    issuer,
    audience,
    algorithms,
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ['exp', 'sub'],
  };
  return {
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, getKey, checks);
        return readClaims(payload);
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
};

const keysFrom = (jwksUrl: string): JWTVerifyGetKey => {
  const keys = createRemoteJWKSet(new URL(jwksUrl));
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      throw new RetryableError(`The keys at ${jwksUrl} cannot be fetched: ${String(error)}`, {
        cause: error,
      });
    }
  };
};

/** The keys were there, but none of them fits the token's header. */
const isAboutTheToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

const readClaims = (payload: unknown): VerifiedToken | null => {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) return null;
  const { sub: subject, 'luyue:role': role, 'luyue:tenant': tenantId = null } = parsed.data;
  return { subject, role, tenantId };
};
