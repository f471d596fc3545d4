import { deadlineWords } from '../../words/deadlines.ts';
import { distance, moment } from '../../words/formats.ts';
import { readerOf } from '../../words/reader.ts';
import { reminderWords } from '../../words/reminders.ts';
import type { NoticeContext } from '../context.ts';
import { type Letter, letterOf } from '../letter.ts';
import { checksAt, deadlineOf, gateText, standingGate } from './gate.ts';

/** The gate's clock runs out: once more what is awaited. @throws InvariantViolation if the deal stands at no gate */
export function reminderLetter(isFinal: boolean, context: NoticeContext): Letter {
  const gate = standingGate(context.deal);
  const { locale } = context.party;
  const words = reminderWords[locale];
  const text = gateText(gate, context);
  const lead = words.lead(distance(gate.deadline, context.now, locale), isFinal);
  return letterOf(
    { ...text, subject: words.subject(text.subject, isFinal), paragraphs: [lead, ...text.paragraphs] },
    { checks: checksAt(gate, context), deadline: deadlineOf(gate, context) },
  );
}

/** The final notice as a text message. @throws InvariantViolation if the deal stands at no gate */
export function reminderSms(context: NoticeContext): string {
  const gate = standingGate(context.deal);
  const { locale, timeZone } = context.party;
  const { subject } = gateText(gate, context);
  const until = moment(gate.deadline, readerOf(locale, timeZone));
  return reminderWords[locale].sms(subject, until, deadlineWords[locale][gate.atDeadline], context.link);
}
