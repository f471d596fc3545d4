import * as z from 'zod/mini';
import { type CaseFileKeys, openCaseFileKeys } from '../../caseFile/signingKeys.ts';
import { ConfigurationError, provider } from '../provider.ts';

/**
 * The key that seals case files, out of a secret: PKCS#8 PEM or a private JWK. After a rotation, the public keys of
 * before stay in `CASE_FILE_OLD_KEYS`, a JWKS.
 */
export const caseFileKeys = provider(
  { CASE_FILE_KEY: z.string().check(z.minLength(1)), CASE_FILE_OLD_KEYS: z.optional(z.string()) },
  ({ CASE_FILE_KEY, CASE_FILE_OLD_KEYS }): CaseFileKeys => {
    const keys = openCaseFileKeys(CASE_FILE_KEY, CASE_FILE_OLD_KEYS ?? null);
    if (typeof keys === 'string') throw new ConfigurationError(keys);
    return keys;
  },
);
