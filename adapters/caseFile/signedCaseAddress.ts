import * as z from 'zod/mini';
import { CASE_FILE_ID, type CaseFilePlace } from '../../domain/ports/caseFiles.ts';
import { isSigned, signatureOf } from '../evidence/signedQuery.ts';

/** Where the one-machine mode hands out case files. */
export const CASE_FILE_PATH = '/_local/case-files/{dealId}/{caseFileId}';

const permissionSchema = z.strictObject({
  dealId: z.string().check(z.regex(/^deal_[0-9A-Z]{26}$/)),
  caseFileId: z.string().check(z.regex(CASE_FILE_ID)),
  fileName: z.string(),
  /** Epoch seconds, real time. */
  expires: z.pipe(z.string(), z.transform(Number)),
  signature: z.string(),
});
export type CasePermission = z.infer<typeof permissionSchema>;

const subjectOf = ({ dealId, caseFileId }: CaseFilePlace) => ['case-file', dealId, caseFileId];

/** An address that carries its permission: whoever has it may save this file until it expires. */
export function signCaseAddress(
  { base, secret }: { readonly base: string; readonly secret: string },
  place: CaseFilePlace,
  { fileName, expires }: { readonly fileName: string; readonly expires: number },
): string {
  const query = new URLSearchParams({ fileName, expires: String(expires) });
  query.set('signature', signatureOf(secret, subjectOf(place), query));
  const path = CASE_FILE_PATH.replace('{dealId}', place.dealId).replace('{caseFileId}', place.caseFileId);
  return `${base}${path}?${query}`;
}

/** What a called address allows, or `null` if it is not ours, was altered, or has expired. @param now epoch ms */
export function readCaseAddress(
  secret: string,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>>,
  now: number,
): CasePermission | null {
  const permission = permissionSchema.safeParse({ ...query, ...params });
  if (!permission.success || !isSigned(secret, subjectOf(permission.data), query)) return null;
  return permission.data.expires * 1000 > now ? permission.data : null;
}
