import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { CaseContents } from '../../../domain/caseFile/contents.ts';
import { withFile } from '../../../local/verifyCase/openBytes.ts';
import { readZip } from '../../../local/verifyCase/readZip.ts';
import type { TestLuyue } from '../../harness/luyue.ts';
import { aRequest } from '../api/bed.ts';
import { readyByLink } from '../evidence/bed.ts';

const folder = mkdtempSync(join(tmpdir(), 'luyue-case-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let saved = 0;
export function save(bytes: Uint8Array): string {
  saved += 1;
  const file = join(folder, `${saved}.zip`);
  writeFileSync(file, bytes);
  return file;
}

/** As any client that follows redirects gets it. */
export async function download(luyue: TestLuyue, path: string, key?: string): Promise<Response> {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  return fetch(new URL(path, luyue.luyue.url), { headers });
}

/** The case file of a deal, saved and read. */
export async function caseFileOf(luyue: TestLuyue, dealId: string, key: string) {
  const response = await download(luyue, `/v1/deals/${dealId}/case-file`, key);
  if (response.status !== 200) throw new Error(`no case file: ${response.status} ${await response.text()}`);
  const file = save(await response.bytes());
  return { file, response, contents: await withFile(file, readZip) };
}

export const textIn = ({ texts }: CaseContents, path: string): string => texts.get(path) ?? '';
export const jsonIn = (contents: CaseContents, path: string) => JSON.parse(textIn(contents, path));

const PROGRAM = fileURLToPath(new URL('../../../local/verifyCase/main.ts', import.meta.url));

/** Runs the command as its user does. */
export function verifyCommand(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [PROGRAM, ...args], (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

/** A deal that was paid for and delivered with a file of the creator's; the brand keeps a draft of its own. */
export async function aDeliveredDeal(luyue: TestLuyue) {
  const request = aRequest();
  const { id } = await luyue.startDeal(request);
  const token = await luyue.tokenFor(request.creator.email);
  await luyue.actByLink(token, 'accept', { termsVersion: 1 });
  await luyue.pay(id);
  const used = await readyByLink(luyue, token);
  const draft = await readyByLink(luyue, token);
  const url = 'https://live.example.com/1';
  await luyue.actByLink(token, 'deliver', { url, evidenceIds: [used] });
  return { id, token, used, draft, email: request.creator.email };
}
