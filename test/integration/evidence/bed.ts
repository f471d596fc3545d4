import { FILES } from '../../builders/files.ts';
import type { Reply, TestLuyue } from '../../harness/luyue.ts';

export interface Handed {
  readonly evidenceId: string;
  readonly status: string;
  readonly sha256: string | null;
  readonly uploadUrl: string | null;
  readonly method: string | null;
  readonly headers: Record<string, string>;
  readonly expiresAt: string | null;
}

export const aFile = (overrides: Record<string, unknown> = {}) => ({
  fileName: '截图.png',
  contentType: 'image/png',
  size: FILES.png.length,
  ...overrides,
});

/** Hands in as the brand (or whoever has the key). */
export const handIn = (luyue: TestLuyue, dealId: string, body: unknown, key = luyue.brandKey) =>
  luyue.request<Handed>('POST', `/v1/deals/${dealId}/evidence`, { key, body });

export const handInByLink = (luyue: TestLuyue, token: string, body: unknown) =>
  luyue.request<Handed>('POST', `/v1/links/${token}/evidence`, { body });

/** Sends bytes to the address that was handed out, as any client would. */
export async function upload(
  { uploadUrl, method, headers }: Handed,
  bytes: Uint8Array<ArrayBuffer>,
  overrides: Record<string, string> = {},
): Promise<number> {
  if (uploadUrl === null || method === null) throw new Error('nothing is to be uploaded');
  const response = await fetch(uploadUrl, { method, headers: { ...headers, ...overrides }, body: bytes });
  await response.arrayBuffer();
  return response.status;
}

/** A file of the creator's that is ready to be used. */
export async function readyByLink(luyue: TestLuyue, token: string): Promise<string> {
  const { body } = await handInByLink(luyue, token, aFile());
  await upload(body, Buffer.from(FILES.png));
  return body.evidenceId;
}

export interface Shown {
  readonly evidenceId: string;
  readonly status: string;
  readonly refusal: string | null;
  readonly submittedBy: number | null;
  readonly download: { url: string; expiresAt: string } | null;
}

export const show = (
  luyue: TestLuyue,
  dealId: string,
  evidenceId: string,
  key = luyue.brandKey,
): Promise<Reply<Shown>> =>
  luyue.request<Shown>('GET', `/v1/deals/${dealId}/evidence/${evidenceId}`, { key });
