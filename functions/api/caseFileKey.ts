import { jwksOf } from '../caseFile/signingKeys.ts';
import { jsonResponse } from '../runtime/problem.ts';
import { caseFileKeys } from '../runtime/providers/caseFileKeys.ts';
import { defineOpenRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';

export const caseFileKey = defineOpenRoute({
  name: 'caseFileKey',
  method: 'GET',
  path: '/.well-known/luyue-case-file-keys.json',
  access: 'public',
  description: {
    summary: 'The keys that case files are sealed with, those of before included',
    response: { status: 200, description: 'A JWKS (RFC 7517) of Ed25519 public keys' },
  },
  needs: { caseFileKeys },
  make: (services) => async () =>
    jsonResponse(200, jwksOf(services.caseFileKeys), {
      'content-type': 'application/jwk-set+json',
      'cache-control': 'public, max-age=3600',
    }),
});
export const handler = lambda(caseFileKey);
