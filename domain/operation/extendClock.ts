import * as z from 'zod/mini';
import { reasonSchema } from '../actions/texts.ts';
import type { Decision } from '../deal/change.ts';
import type { Deal } from '../deal/deal.ts';
import { isOpen } from '../gates/gate.ts';
import type { Actor } from '../parties.ts';
import { instantSchema, toInstant } from '../time.ts';
import { latestDeadline } from './latestDeadline.ts';
import { notNow, operated, unfit } from './operation.ts';

export const extendClockSchema = z.strictObject({ to: instantSchema, reason: reasonSchema });

/**
 * The gate at which the deal stands closes later, never earlier: whoever was told a deadline can rely on it. The
 * workflow, whose own time runs out as before, finds the stored deadline ahead and waits on; reminders are reckoned anew. @param now epoch ms
 */
export function extendClock(
  deal: Deal,
  { to, reason }: z.infer<typeof extendClockSchema>,
  by: Actor,
  now: number,
): Decision {
  const { gate } = deal;
  if (!isOpen(gate)) return notNow('No clock of the deal is running.');
  const instant = Date.parse(to);
  if (instant <= Date.parse(gate.deadline)) return unfit('to', `must be later than ${gate.deadline}`);
  const latest = latestDeadline(deal);
  if (instant > Date.parse(latest))
    return unfit(
      'to',
      `must not be later than ${latest}: with all that may follow, the deal has to end within a year`,
    );
  const deadline = toInstant(instant);
  const data = { gate: gate.name, from: gate.deadline, deadline, reason };
  return operated(
    deal,
    { gate: { ...gate, deadline, extendedAt: toInstant(now) } },
    { type: 'deal.clock_extended.v1', actor: by, data },
  );
}
