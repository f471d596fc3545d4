import { seal } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { type Invitation, invite } from '../../domain/deal/lifecycle.ts';
import { InvariantViolation } from '../../domain/errors.ts';
import { gateDeclarationSchema } from '../../domain/gates/gate.ts';
import { openGate } from '../../domain/gates/open.ts';
import { timetable } from '../../domain/gates/timetable.ts';
import { toInstant } from '../../domain/time.ts';
import firstGate from '../../workflows/collaboration/firstGate.json' with { type: 'json' };

/** The gate that a deal comes to first, as the machine declares it. */
const gate = gateDeclarationSchema.parse(firstGate);

/** A deal as it stands when its creator was just asked, made by the rules that begin one; nothing is written. @param now epoch ms */
export function invitedDeal(invitation: Invitation, now: number): Deal {
  const { deal } = seal(null, invite(invitation, now), now);
  const deadline = timetable(deal, now)[gate.name] ?? toInstant(now);
  const opened = openGate(deal, { gate, opening: 'preview', deadline, taskToken: '', seen: 0 }, now);
  if (opened.kind !== 'opened') throw new InvariantViolation('nobody answers a deal that does not exist');
  return opened.change.deal;
}
