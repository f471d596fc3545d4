import { InvariantViolation } from '../../../domain/errors.ts';
import type { Role } from '../../../domain/parties.ts';
import { mailWords } from '../../words/mails.ts';
import type { NoticeContext } from '../context.ts';
import { type Letter, letterOf } from '../letter.ts';
import type { NoticePlan } from '../plan.ts';
import { deadlineOf, gateText, standingGate } from './gate.ts';

/** The clock was extended because a notice did not arrive: to whom it was addressed, once more; to operations, why. */
export function extensionLetter({ role }: NoticePlan, undelivered: Role, context: NoticeContext): Letter {
  const words = mailWords[context.party.locale];
  const gate = standingGate(context.deal);
  const deadline = deadlineOf(gate, context);
  if (role === 'operator') {
    const name = nameOf(undelivered, context);
    return letterOf(words.undelivered(name, context.deal.reference), { deadline });
  }
  const text = gateText(gate, context);
  return letterOf({ ...text, paragraphs: [...text.paragraphs, words.extendedForReader] }, { deadline });
}

function nameOf(role: Role, { brandName, creatorName, providerName, deal }: NoticeContext): string {
  const names: Partial<Record<Role, string | null>> = {
    brand: brandName,
    creator: creatorName,
    provider: providerName,
  };
  const name = names[role];
  if (!name) throw new InvariantViolation(`deal ${deal.id} has no ${role} to mail`);
  return name;
}
