import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, seal } from '../../../domain/deal/change.ts';
import { receiveLate } from '../../../domain/deal/collection.ts';
import type { Deal } from '../../../domain/deal/deal.ts';
import { close } from '../../../domain/deal/lifecycle.ts';
import { park } from '../../../domain/deal/park.ts';
import { type PaymentReport, reportPayment } from '../../../domain/deal/payout.ts';
import { orderRefund, releaseFee, settleSales } from '../../../domain/deal/settlement.ts';
import { expireGate } from '../../../domain/gates/expire.ts';
import { isOpen } from '../../../domain/gates/gate.ts';
import { openGate } from '../../../domain/gates/open.ts';
import { timetable } from '../../../domain/gates/timetable.ts';
import { toInstant } from '../../../domain/time.ts';
import { foundIn } from '../../builders/orders.ts';
import { DECLARED, declared } from '../../unit/domain/gates.ts';
import type { Play } from '../../unit/domain/play.ts';
import { standingAt } from '../../unit/domain/stages.ts';
import { history, invitation, orders } from './arbitraries.ts';
import { playHistory } from './history.ts';

const RUNS = { numRuns: 1_000 };
const GATES = DECLARED.map(({ name }) => name);
const gateName = fc.constantFrom(...GATES);
/** Where any terms lead on the straight way; a top-up needs terms that earn more than their reserve. */
const reached = fc.constantFrom(...GATES.filter((name) => name !== 'top_up'));
/** A deal that came to some gate by the straight way, and what befell it there. */
const anyDeal = fc
  .tuple(reached, invitation, history)
  .map(([gate, begun, steps]) => playHistory(standingAt(gate, begun), steps.slice(0, 15)));

const sealed = (play: Play, change: Change | null): Deal =>
  change === null ? play.deal : seal(play.deal, change, play.now).deal;

/** Each step's decision is made again on what it left behind: steps are retried, and their answers get lost. */
describe('a step that runs a second time changes nothing', () => {
  it('releaseFee', () => {
    const gate = fc.constantFrom('delivery' as const, 'review' as const, 'payout' as const);
    fc.assert(
      fc.property(gate, invitation, (at, begun) => {
        const play = standingAt(at, begun);
        const after = sealed(play, releaseFee(play.deal, play.now));
        expect(after.feeReleasedAt).not.toBeNull();
        expect(releaseFee(after, play.now + 1)).toBeNull();
      }),
      RUNS,
    );
  });

  it('settleSales', () => {
    const begun = invitation.filter(({ terms }) => terms.commission !== undefined);
    fc.assert(
      fc.property(begun, orders, fc.boolean(), fc.boolean(), (invited, sold, isClosed, commissionCapped) => {
        const play = standingAt('sales', invited);
        if (sold.length > 0) play.sell(sold);
        const found = foundIn(play.deal, sold);
        const closing = play.decide('brand', 'close_sales');
        if (isClosed && closing.ok) play.commit(closing.change);
        const begunAt = { ...play.deal, commissionCapped };
        const first = settleSales(begunAt, found, play.now);
        const after = sealed(play, 'change' in first ? first.change : null);
        const second = settleSales({ ...after, commissionCapped }, found, play.now + 1);
        expect('change' in second ? second.change : null).toBeNull();
        expect(second.kind).toBe(first.kind === 'settled' ? 'done' : first.kind);
      }),
      RUNS,
    );
  });

  it('orderRefund', () => {
    fc.assert(
      fc.property(anyDeal, (play) => {
        const after = sealed(play, orderRefund(play.deal, play.now));
        expect(after.escrowMinor).toBe(0);
        expect(orderRefund(after, play.now + 1)).toBeNull();
      }),
      RUNS,
    );
  });

  it('reportPayment, also after other reports', () => {
    const report = fc.constantFrom<PaymentReport[]>(
      { status: 'paid', reference: 'tr' },
      { status: 'pending', reference: 'tr' },
      { status: 'failed', failure: 'refused' },
      { status: 'blocked', by: 'payee_not_onboarded' },
    );
    const begun = invitation.filter(
      ({ terms }) => terms.fixedFee > 0 && terms.gmvGuarantee === undefined && terms.stayLive === undefined,
    );
    fc.assert(
      fc.property(
        begun,
        fc.array(report, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        (invited, reports, pick) => {
          const play = standingAt('payout', invited);
          const id = play.deal.payments[pick % play.deal.payments.length]?.id ?? 'none';
          const take = (each: PaymentReport) =>
            reportPayment(play.deal, id, each, play.actor('payments'), toInstant(play.now));
          for (const each of [...reports, ...reports]) {
            play.commit(take(each));
            expect(take(each)).toBeNull();
          }
          const isPaid = reports.some(({ status }) => status === 'paid');
          expect(play.deal.payments.find((payment) => payment.id === id)?.status === 'paid').toBe(isPaid);
          const isPosted = [...play.books.entries.values()].filter(
            ({ id: entryId, phase }) => phase === 'posted' && entryId.includes(`.paid.${id}`),
          );
          expect(isPosted).toHaveLength(isPaid ? 1 : 0);
        },
      ),
      RUNS,
    );
  });

  it('openGate', () => {
    fc.assert(
      fc.property(anyDeal, gateName, (play, name) => {
        const deadline = timetable(play.deal, play.now)[name] ?? toInstant(play.now);
        const opening = { gate: declared(name), opening: 'o', taskToken: 't', deadline, seen: play.seen };
        const first = openGate(play.deal, opening, play.now);
        if (first.kind !== 'opened') throw new Error('nothing was missed');
        const after = sealed(play, first.change);
        const second = openGate(after, opening, play.now + 1);
        expect(second).toEqual({ kind: 'opened', change: { deal: after, happenings: [], entries: [] } });
      }),
      RUNS,
    );
  });

  it('expireGate', () => {
    fc.assert(
      fc.property(anyDeal, fc.boolean(), fc.boolean(), (play, told, isDue) => {
        const { name, deadline } = play.gate;
        const now = isDue ? Math.max(play.now, Date.parse(deadline)) : play.now;
        const { seen } = play;
        const wasOpen = isOpen(play.deal.gate);
        const first = expireGate(play.deal, name, seen, told, now);
        if (first.kind === 'answered') throw new Error('nothing was missed');
        expect(wasOpen || first.change === null).toBe(true);
        const after = sealed(play, first.change);
        const second = expireGate(after, name, seen, told, now);
        if (first.kind === 'extended')
          expect(second).toEqual({ kind: 'extended', change: null, deadline: first.deadline });
        else expect(second).toMatchObject({ kind: 'answered', wakeUp: { action: 'expire', by: 'clock' } });
      }),
      RUNS,
    );
  });

  it('receiveLate, park and close', () => {
    fc.assert(
      fc.property(anyDeal, fc.integer({ min: 1, max: 1_000 }), (play, amountMinor) => {
        const late = { paymentId: 'late', amountMinor, reference: 'pi_late' };
        const by = play.actor('payments');
        const first = receiveLate(play.deal, late, by, toInstant(play.now));
        if (first === null) throw new Error('was not known yet');
        expect(receiveLate(first.deal, late, by, toInstant(play.now))).toBeNull();

        const parked = park(play.deal, 'x', {}, play.now).deal;
        expect(park(parked, 'y', {}, play.now).deal).toBe(parked);
        const closed = close(play.deal, 'resolved').deal;
        expect(close(closed, 'expired').deal).toBe(closed);
      }),
      RUNS,
    );
  });
});
