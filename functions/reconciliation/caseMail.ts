import { formatMoney } from '../../domain/money/currency.ts';
import type { Mail } from '../../domain/ports/mail.ts';
import type { DifferenceCase } from '../../domain/reconciliation/case.ts';
import type { Difference, Side } from '../../domain/reconciliation/difference.ts';
import { type Letter, letterOf } from '../notices/letter.ts';
import { type Frame, mailHtml } from '../notices/mailHtml.ts';
import { mailText } from '../notices/mailText.ts';
import { caseWords } from '../words/cases.ts';
import { mailWords } from '../words/mails.ts';

/** The language of the operations staff, as in every notice to them. */
const LOCALE = 'zh-CN';
const words = caseWords[LOCALE];

type Message = Omit<Mail, 'to'>;

/** Tells operations of one new case, with both sides. */
export function caseMail({ id, since, difference }: DifferenceCase): Message {
  const { check, subject, dealId, detail } = difference;
  const letter = letterOf(words.one(words.checks[check], subject, detail, dealId), {
    amounts: check === 'too_many' ? [] : amountsOf(difference),
  });
  return message(letter, id, `${id}.${since}`);
}

/** Tells operations of cases that are too many to be told one by one. */
export function casesMail(cases: readonly DifferenceCase[]): Message {
  const ids = cases.map(({ id, since }) => `${id}.${since}`);
  return message(letterOf(words.many(cases.length)), `${cases.length}`, `cases.${ids[0]}`);
}

function message(letter: Letter, reference: string, messageId: string): Message {
  const frame: Frame = {
    locale: LOCALE,
    greeting: mailWords[LOCALE].operatorGreeting,
    reference,
    link: null,
    footer: [words.where, mailWords[LOCALE].automatic],
  };
  return {
    subject: letter.subject,
    html: mailHtml(letter, frame),
    text: mailText(letter, frame),
    messageId: messageId.replaceAll(':', '-'),
  };
}

function amountsOf(difference: Difference): Letter['amounts'] {
  const { currency, ours, theirs, atRiskMinor } = difference;
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, LOCALE);
  const row = (said: Side | null) => {
    if (said === null) return [];
    const reference = said.reference === null ? '' : ` ${said.reference}`;
    const at = said.at === null ? '' : ` ${said.at}`;
    return [[`${words.sources[said.source]}${reference}${at}`, money(said.amountMinor)] as const];
  };
  return [...row(ours), ...row(theirs), [words.atRisk, money(atRiskMinor)]];
}
