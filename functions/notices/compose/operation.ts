import { operationWords } from '../../words/operation.ts';
import type { NoticeContext } from '../context.ts';
import { type Letter, letterOf } from '../letter.ts';
import type { NoticePlan } from '../plan.ts';
import { deadlineOf, gateText, standingGate } from './gate.ts';

/** An operator gave more time: what is awaited, once more, and until when. */
export function deadlineMovedLetter(context: NoticeContext): Letter {
  const gate = standingGate(context.deal);
  const text = gateText(gate, context);
  const words = operationWords[context.party.locale];
  return letterOf(
    { ...text, paragraphs: [...text.paragraphs, words.deadlineMoved] },
    { deadline: deadlineOf(gate, context) },
  );
}

/** The reader's earlier links open nothing any more. */
export function linkReissuedLetter({ role }: NoticePlan, { deal, party }: NoticeContext): Letter {
  const words = operationWords[party.locale];
  return letterOf(role === 'creator' ? words.newDealLink(deal.reference) : words.newBankLink(deal.reference));
}
