import * as z from 'zod/mini';
import { rungAt } from '../deal/cancellation.ts';
import { releaseFee } from '../deal/settlement.ts';
import { furthestDueDays } from '../terms/course.ts';
import { maxRevisions } from '../terms/terms.ts';
import { instantSchema } from '../time.ts';
import { defineAction } from './action.ts';
import { evidenceIdsSchema, reasonSchema, webAddressSchema } from './texts.ts';

const DAY_MILLIS = 86_400_000;
export const FURTHEST_EXTENSION_DAYS = 90;

const deliverSchema = z
  .strictObject({
    url: webAddressSchema,
    publishedAt: z.optional(instantSchema),
    startedAt: z.optional(instantSchema),
    endedAt: z.optional(instantSchema),
    evidenceIds: z.optional(evidenceIdsSchema),
  })
  .check(
    z.refine(
      ({ startedAt, endedAt }) => !startedAt || !endedAt || Date.parse(endedAt) >= Date.parse(startedAt),
      {
        error: 'must not be before startedAt',
        path: ['endedAt'],
      },
    ),
  );

/** The creator says the work is done. A stream that names no start is taken to have begun as agreed. */
export const deliver = defineAction({
  payload: deliverSchema,
  eventType: 'deal.delivered.v1',
  effect: (deal, payload, { now, at }) => {
    const named = payload.startedAt ?? payload.publishedAt;
    const { publishedAt, startedAt, endedAt: ended } = payload;
    const faults = Object.entries({ publishedAt, startedAt, endedAt: ended })
      .filter(([, instant]) => instant !== undefined && Date.parse(instant) > now)
      .map(([field]) => ({ path: [field], message: 'must not be in the future' }));
    if (faults.length > 0) return { code: 'invalid_payload', message: 'The work lies ahead.', faults };
    const isPastStream = deal.terms.deliverable.kind === 'livestream' && Date.parse(deal.dueAt) < now;
    // Handing the same work in again, after changes, does not move the time from which sales count.
    const liveAt = named ?? deal.delivery?.liveAt ?? (isPastStream ? deal.dueAt : at);
    const { url, endedAt = null, evidenceIds = [] } = payload;
    return {
      changes: { delivery: { url, liveAt, endedAt, at, evidenceIds }, status: 'reviewing' },
      data: { ...payload, liveAt },
    };
  },
});

/** The brand gives more time. What cancelling would have left the creator until then is not lowered by it. */
export const extend = defineAction({
  payload: z.strictObject({ to: instantSchema, reason: reasonSchema }),
  eventType: 'deal.due_date_extended.v1',
  effect: (deal, { to, reason }, { now }) => {
    const instant = Date.parse(to);
    const fault = (message: string) => ({
      code: 'invalid_payload' as const,
      message: 'The new due date does not fit.',
      faults: [{ path: ['to'], message }],
    });
    if (instant <= now || instant <= Date.parse(deal.dueAt))
      return fault('must be later than now and the due date so far');
    const days = furthestDueDays(deal.terms, true);
    if (instant > Date.parse(deal.createdAt) + days * DAY_MILLIS)
      return fault(`must be within ${days} days of the invitation`);
    if (instant > now + FURTHEST_EXTENSION_DAYS * DAY_MILLIS)
      return fault(`must be within ${FURTHEST_EXTENSION_DAYS} days`);
    const cancellationFloor = rungAt(deal, now);
    return { changes: { dueAt: to, cancellationFloor }, data: { from: deal.dueAt, to, reason } };
  },
});

/** Of a draft, or of the work: then the fee leaves escrow in the same commit, so that nobody sees the one without the other. */
export const approve = defineAction({
  payload: z.strictObject({ note: z.optional(reasonSchema) }),
  eventType: 'deal.approved.v1',
  effect: ({ gate }, payload, { at, now }) => {
    const data = { ...payload };
    if (gate?.name === 'draft_review')
      return { changes: { draftEndedAt: at, status: 'delivering' as const }, data };
    return { data, followUp: (deal) => releaseFee(deal, now) };
  },
});

export const requestChanges = defineAction({
  payload: z.strictObject({ note: reasonSchema }),
  eventType: 'deal.changes_requested.v1',
  effect: (deal, { note }, { at }) => {
    const most = maxRevisions(deal.terms);
    if (deal.changeRounds >= most) {
      return {
        code: 'revisions_exhausted',
        message: `The terms allow ${most} rounds of changes; approve, or object.`,
      };
    }
    const changeRounds = deal.changeRounds + 1;
    return {
      changes: {
        changeRounds,
        changesRequestedAt: at,
        status: deal.gate?.name === 'draft_review' ? 'preparing' : 'delivering',
      },
      data: { note, changeRounds },
    };
  },
});
