import * as z from 'zod/mini';
import { evidenceIdSchema } from '../../domain/evidence/evidence.ts';
import { isSigned, signatureOf } from './signedQuery.ts';

/** Where the one-machine mode takes and hands out the bytes of evidence. */
export const FILE_PATH = '/_local/evidence/{dealId}/{evidenceId}';

/** What a signed address allows: one upload of these bytes, or a download under this name. */
const permissionSchema = z.strictObject({
  dealId: z.string().check(z.regex(/^deal_[0-9A-Z]{26}$/)),
  evidenceId: evidenceIdSchema,
  contentType: z.string(),
  /** Epoch seconds, real time. */
  expires: z.pipe(z.string(), z.transform(Number)),
  fileName: z.optional(z.string()),
  size: z.optional(z.pipe(z.string(), z.transform(Number))),
  sha256: z.optional(z.string()),
});
export type Permission = z.infer<typeof permissionSchema>;

type Method = 'PUT' | 'GET';

/** An address that carries its permission: whoever has it may do this one thing until it expires. */
export function signAddress(
  { base, secret }: { readonly base: string; readonly secret: string },
  method: Method,
  permission: Permission,
): string {
  const { dealId, evidenceId, ...rest } = permission;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, String(value));
  query.set('signature', signatureOf(secret, [method, dealId, evidenceId], query));
  const path = FILE_PATH.replace('{dealId}', dealId).replace('{evidenceId}', evidenceId);
  return `${base}${path}?${query}`;
}

/** What a called address allows, or `null` if it is not ours, was altered, is for another method or has expired. */
export function readAddress(
  secret: string,
  method: Method,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>>,
  now: number,
): Permission | null {
  const { signature: _, ...given } = query;
  const { dealId = '', evidenceId = '' } = params;
  if (!isSigned(secret, [method, dealId, evidenceId], query)) return null;
  const permission = permissionSchema.safeParse({ ...given, dealId, evidenceId });
  return permission.success && permission.data.expires * 1000 > now ? permission.data : null;
}
