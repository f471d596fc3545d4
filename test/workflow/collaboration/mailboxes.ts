import { parties } from '../../../functions/runtime/providers/parties.ts';
import type { TestLuyue } from '../../harness/luyue.ts';

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly links: readonly string[];
}

/** Gives a party another address; one that starts with `bounce` takes no mail. Returns the one before. */
export async function moveMailbox(h: TestLuyue, partyId: string, email: string): Promise<string> {
  const store = parties.of(h.luyue.runtime);
  const party = await store.find(partyId);
  if (party?.email == null) throw new Error(`party ${partyId} has no address`);
  await store.put({ ...party, email });
  return party.email;
}

/** Newest first. */
export async function mailsTo(h: TestLuyue, address: string): Promise<readonly ReceivedMail[]> {
  const path = `/_local/inbox?to=${encodeURIComponent(address)}`;
  const { body } = await h.request<{ items: ReceivedMail[] }>('GET', path);
  return body.items;
}
