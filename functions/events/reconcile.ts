import * as z from 'zod/mini';
import { reconcile as carryOut } from '../reconciliation/run.ts';
import { defineConsumer } from '../runtime/consumer.ts';
import { conform } from '../runtime/contract.ts';
import { cases, progress } from '../runtime/providers/cases.ts';
import { clock, log } from '../runtime/providers/clock.ts';
import { deals } from '../runtime/providers/deals.ts';
import { gateway } from '../runtime/providers/gateway.ts';
import { wholeLedger } from '../runtime/providers/ledger.ts';
import { mailer } from '../runtime/providers/mailer.ts';
import { operators } from '../runtime/providers/operators.ts';
import { lambda } from '../runtime/step.ts';

/** What the schedule sends: `begin` once a night, and without it every quarter of an hour after that. */
const eventSchema = z.strictObject({ begin: z._default(z.boolean(), false) });

/** A Lambda may run 15 minutes, and the slice that is under way when this is over needs its time too. */
const WORKING_MILLIS = 10 * 60_000;

/**
 * The nightly reconciliation (DESIGN §5, docs/runbooks/books.md): everything that has to be equal in the books, and
 * the books against the payment service. What differs becomes a case. It stops in time and goes on at the next call.
 */
export const reconcile = defineConsumer({
  name: 'reconcile',
  needs: { deals, ledger: wholeLedger, gateway, cases, progress, mailer, operators, clock, log },
  make: (services) => async (event) => {
    const { begin } = conform(eventSchema, event, 'the event of reconcile');
    const endsAt = performance.now() + WORKING_MILLIS;
    const come = await carryOut(services, begin, () => performance.now() < endsAt);
    if (come === null) return { status: 'nothing_to_do' };
    const { startedAt, finishedAt, found, counts } = come;
    return {
      status: finishedAt === null ? 'to_be_continued' : 'finished',
      startedAt,
      finishedAt,
      found,
      counts,
    };
  },
});
export const handler = lambda(reconcile);
