import { Refused } from '../hook/refusal.ts';
import { request } from './api.ts';
import type { SmokeOptions } from './options.ts';
import type { Patience } from './patience.ts';

/** Where what was mailed to the creator can be read. */
export interface Mailbox {
  /** The token of the newest link that was mailed to `address`; `null` as long as there is none. @throws Refused */
  newestToken(address: string): Promise<string | null>;
}

/** A link carries 256 random bits as base64url; whatever stands around it, in JSON, HTML or text, is no part of it. */
const LINK = /\/l\/([\w-]{43})(?![\w-])/;

/** The mailbox that was named, or the one-machine mode's; `null` where there is neither. */
export async function findMailbox(options: SmokeOptions, patience: Patience): Promise<Mailbox | null> {
  if (options.inbox !== undefined) return makeMailbox(options.inbox, options['inbox-header'], patience);
  const local = new URL('/_local/inbox', options.url);
  const { status } = await request(new URL('?to=nobody@example.com', local), {}, patience);
  return status === 200 ? makeMailbox(`${local}?to={to}`, undefined, patience) : null;
}

function makeMailbox(place: string, header: string | undefined, patience: Patience): Mailbox {
  const [name = '', ...value] = header?.split(':') ?? [];
  const headers: Record<string, string> = header === undefined ? {} : { [name]: value.join(':').trim() };
  return {
    newestToken: async (address) => {
      const url = new URL(place.replaceAll('{to}', encodeURIComponent(address)));
      const reply = await request(url, { headers }, patience);
      // Some mailboxes have no page before there is a mail.
      if (reply.status === 404) return null;
      if (reply.status !== 200) throw new Refused(reply);
      return LINK.exec(reply.text)?.[1] ?? null;
    },
  };
}
