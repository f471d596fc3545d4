import { InvariantViolation } from '../errors.ts';
import type { Entry } from './entry.ts';

/*
 * Two-phase entries, as TigerBeetle has them: `reserve` what is on its way, then `post` it when it arrived or
 * `cancel` it when it did not. The second entry names the first and has its postings, so that it can be made from
 * it alone. docs/adr/0012-two-phase-entries.md
 */

/** The same entry before its end is known: nothing moved yet, but what it takes is no longer available. */
export function reserve(entry: Entry): Entry {
  if (entry.phase !== 'posted' || entry.resolves !== null) throw wrongPhase(entry, 'cannot be reserved');
  return { ...entry, phase: 'pending' };
}

/** What was reserved arrived. @param at RFC 3339 */
export const post = (reserved: Entry, at: string): Entry => resolve(reserved, 'posted', at);

/** What was reserved did not move after all and is available again. @param at RFC 3339 */
export const cancel = (reserved: Entry, at: string): Entry => resolve(reserved, 'voided', at);

function resolve(reserved: Entry, phase: 'posted' | 'voided', at: string): Entry {
  if (reserved.phase !== 'pending') throw wrongPhase(reserved, 'is not pending');
  return { ...reserved, ...named(reserved, phase), phase, resolves: reserved.id, at };
}

/** Takes back what was posted: an entry of its own with the opposite postings, never an edit. @param at RFC 3339 */
export function reversal(posted: Entry, at: string): Entry {
  if (posted.phase !== 'posted') throw wrongPhase(posted, 'was never posted');
  const postings = posted.postings.map((posting) => ({ ...posting, amountMinor: -posting.amountMinor }));
  return { ...posted, ...named(posted, 'reversed'), resolves: null, at, postings };
}

/** The pending entry that `entry` ends, or `null`: it has everything to be known by its content. */
export function reservedBy(entry: Entry): Entry | null {
  if (entry.resolves === null) return null;
  const purpose = entry.purpose.slice(0, -`.${entry.phase}`.length);
  return { ...entry, id: entry.resolves, purpose, phase: 'pending', resolves: null };
}

/**
 * @throws InvariantViolation for an entry whose id is not its deal's and its purpose's, that ends nothing but is
 * voided, or whose name is not that of the pending entry it ends
 */
export function requireNamed(entry: Entry): void {
  const { id, dealId, purpose, phase, resolves } = entry;
  if (id !== `${dealId}.${purpose}`) throw wrongPhase(entry, `is not named ${dealId}.${purpose}`);
  const fits = resolves === null ? phase !== 'voided' : phase !== 'pending' && id === `${resolves}.${phase}`;
  if (!fits) throw wrongPhase(entry, `is ${phase} but ends ${resolves}`);
}

const named = ({ id, purpose }: Entry, suffix: string) => ({
  id: `${id}.${suffix}`,
  purpose: `${purpose}.${suffix}`,
});

const wrongPhase = ({ id, dealId }: Entry, reason: string) =>
  new InvariantViolation(`entry ${id} ${reason}`, dealId);
