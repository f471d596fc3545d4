import { describe, expect, it } from 'vitest';
import { proveFunds } from '../../../../domain/deal/proofOfFunds.ts';
import type { HeldCharge } from '../../../../domain/ports/payments.ts';
import { accepted, approved, completed, funded, type Story, selling } from '../../pages/story.ts';

const charge = (overrides: Partial<HeldCharge> = {}): HeldCharge => ({
  reference: 'pi_3funding',
  amountMinor: 1_155_000,
  refundedMinor: 0,
  currency: 'CNY',
  heldAt: '2026-11-01T00:00:00.000Z',
  ...overrides,
});
const prove = ({ deal }: Story, charges: (HeldCharge | null)[], ledgerMinor = deal.escrowMinor) =>
  proveFunds(deal, ledgerMinor, charges);

describe('held money is proven', () => {
  it('when the books and the service say the same', () => {
    expect(prove(funded(), [charge()])).toEqual({
      kind: 'held',
      heldMinor: 1_155_000,
      payments: [{ reference: 'pi_3funding', amountMinor: 1_155_000, heldAt: '2026-11-01T00:00:00.000Z' }],
    });
  });

  it('of what is left when the fee has been paid out', () => {
    expect(prove(selling(), [charge()])).toMatchObject({ kind: 'held', heldMinor: 315_000 });
    expect(prove(approved(), [charge()])).toMatchObject({ kind: 'held', heldMinor: 315_000 });
  });

  it('of nothing before it came in and after all of it left, whatever the status says', () => {
    expect(prove(accepted(), [])).toEqual({ kind: 'nothing' });
    expect(prove(completed(), [])).toEqual({ kind: 'nothing' });
  });
});

describe('held money is not proven', () => {
  it.each<[string, (HeldCharge | null)[]]>([
    ['the service knows of no such payment', [null]],
    ['the service was not asked', []],
    ['it came in as less', [charge({ amountMinor: 1_154_999 })]],
    ['it came in as more', [charge({ amountMinor: 1_155_001 })]],
    ['it came in as other money', [charge({ currency: 'USD' })]],
    ['it is another payment', [charge({ reference: 'pi_3other' })]],
    ['some of it was sent back behind our back', [charge({ refundedMinor: 1 })]],
    ['all of it was sent back behind our back', [charge({ refundedMinor: 1_155_000 })]],
  ])('when %s', (_, charges) => {
    expect(prove(funded(), charges)).toEqual({ kind: 'differs' });
  });

  it.each([0, 1, 1_155_001])('when the ledger holds %i instead of what the deal says', (ledgerMinor) => {
    expect(prove(funded(), [charge()], ledgerMinor)).toEqual({ kind: 'differs' });
  });

  it('when the ledger holds what the deal never says came in', () => {
    const story = accepted();
    story.deal = { ...story.deal, escrowMinor: 5 };
    expect(prove(story, [])).toEqual({ kind: 'differs' });
  });
});
