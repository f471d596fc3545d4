import * as z from 'zod/mini';
import { makeTokenVerifier } from '../../../adapters/oidc/verifyToken.ts';
import { provider } from '../provider.ts';

/** Signed-in people, by the tokens of an OIDC issuer. */
export const tokens = provider(
  { OIDC_ISSUER: z.url(), OIDC_AUDIENCE: z.string(), OIDC_JWKS_URL: z.url() },
  ({ OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL }) =>
    makeTokenVerifier({ issuer: OIDC_ISSUER, audience: OIDC_AUDIENCE, jwksUrl: OIDC_JWKS_URL }),
);
