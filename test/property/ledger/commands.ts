import fc from 'fast-check';
import { escrow, PLATFORM_REVENUE, PSP_CLEARING } from '../../../domain/ledger/account.ts';
import { type Entry, entryOf } from '../../../domain/ledger/entry.ts';
import { cancel, post, reserve, reversal } from '../../../domain/ledger/phases.ts';
import { toInstant } from '../../../domain/time.ts';
import { NOW } from '../../builders/deal.ts';

/** `pick` chooses among what was tried before. */
export type Command =
  | {
      readonly kind: 'move' | 'reserve';
      readonly way: number;
      readonly amountMinor: number;
      readonly deal: number;
    }
  | { readonly kind: 'post' | 'cancel' | 'reverse' | 'again' | 'forge'; readonly pick: number };

const amountMinor = fc.integer({ min: 1, max: 9 });
const begin = (kind: 'move' | 'reserve') =>
  fc.record({ kind: fc.constant(kind), way: fc.nat(), amountMinor, deal: fc.nat() });
const later = fc.record({
  kind: fc.constantFrom(
    'post' as const,
    'cancel' as const,
    'reverse' as const,
    'again' as const,
    'forge' as const,
  ),
  pick: fc.nat(),
});

export const commands = (maxLength: number): fc.Arbitrary<Command[]> =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: begin('move') },
      { weight: 3, arbitrary: begin('reserve') },
      { weight: 5, arbitrary: later },
    ),
    { minLength: 4, maxLength },
  );

/** Ways money takes through the accounts of a deal, with parties of `world` that several deals share. */
const ways = (dealId: string, world: string): [from: string, to: string][] => [
  [PSP_CLEARING, escrow(dealId)],
  [PSP_CLEARING, escrow(dealId)],
  [escrow(dealId), `payable:creator:c_${world}`],
  [escrow(dealId), `refundable:brand:b_${world}`],
  [escrow(dealId), PLATFORM_REVENUE],
  [`payable:creator:c_${world}`, PSP_CLEARING],
  [`refundable:brand:b_${world}`, PSP_CLEARING],
  [`receivable:creator:c_${world}`, `refundable:brand:b_${world}`],
  [`payable:creator:c_${world}`, `receivable:creator:c_${world}`],
];

const picked = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

/**
 * The entry that a command comes to, given what was tried before, whether it was taken or not; `null` where nothing
 * fits. Entries are made by the domain, so that what is wrong with one is only ever its time.
 */
export function entryFor(
  command: Command,
  tried: readonly Entry[],
  { dealIds, world, currency = 'CNY' }: { dealIds: readonly string[]; world: string; currency?: string },
): Entry | null {
  const at = toInstant(NOW + tried.length * 1000);
  switch (command.kind) {
    case 'move':
    case 'reserve': {
      const dealId = picked(dealIds, command.deal) ?? '';
      const [from, to] = picked(ways(dealId, world), command.way) ?? ['', ''];
      const { amountMinor } = command;
      const entry = entryOf(dealId, `e${tried.length}`, currency, at, [{ from, to, amountMinor }]);
      return command.kind === 'move' ? entry : reserve(entry);
    }
    case 'post':
    case 'cancel': {
      const reserved = picked(
        tried.filter(({ phase }) => phase === 'pending'),
        command.pick,
      );
      const end = command.kind === 'post' ? post : cancel;
      return reserved === undefined ? null : end(reserved, at);
    }
    case 'reverse': {
      const posted = picked(
        tried.filter(({ phase, id }) => phase === 'posted' && !id.endsWith('.reversed')),
        command.pick,
      );
      return posted === undefined ? null : reversal(posted, at);
    }
    case 'again': {
      const entry = picked(tried, command.pick);
      return entry === undefined ? null : { ...entry, at };
    }
    case 'forge': {
      const entry = picked(tried, command.pick);
      return entry === undefined ? null : { ...entry, postings: entry.postings.map(twice) };
    }
  }
}

const twice = ({ account, amountMinor: amount }: Entry['postings'][number]) => ({
  account,
  amountMinor: amount * 2,
});
