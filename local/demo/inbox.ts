import * as z from 'zod/mini';
import { call, jsonOf } from '../hook/call.ts';
import { Refused } from '../hook/refusal.ts';

const inboxSchema = z.object({
  items: z.array(z.object({ to: z.string(), subject: z.string(), links: z.array(z.string()) })),
});

export interface FoundMail {
  readonly to: string;
  readonly subject: string;
  readonly link: URL;
}

export class NoSuchMail extends Error {
  override readonly name = 'NoSuchMail';
}

/**
 * The newest mail with a link to a page under `path`.
 * @param to only what this address got
 * @throws NoSuchMail when nobody was sent one: then a notice is missing
 */
export async function newestMail(url: string, path: string, to?: string): Promise<FoundMail> {
  const address = new URL('/_local/inbox', url);
  if (to !== undefined) address.searchParams.set('to', to);
  const reply = await call(address);
  const inbox = inboxSchema.safeParse(jsonOf(reply));
  if (!inbox.success) throw new Refused(reply);
  for (const { links, ...mail } of inbox.data.items) {
    const link = links.map((each) => new URL(each)).find(({ pathname }) => pathname.startsWith(path));
    if (link !== undefined) return { ...mail, link };
  }
  throw new NoSuchMail(`No mail to ${to ?? 'anybody'} leads to a page under ${path}.`);
}
