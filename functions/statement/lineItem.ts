import type { Line, LinePayment } from '../../domain/statement/line.ts';
import type { OrdersBehind } from '../../domain/statement/orders.ts';
import { shortMoment } from '../words/formats.ts';
import { conditionText } from '../words/statementConditions.ts';
import { ruleText } from '../words/statementRules.ts';
import { ordersText } from './ordersText.ts';
import type { SheetItem } from './sheet.ts';
import type { Voice } from './voice.ts';

/** One amount, explained: its rule, the orders behind it, its dates, its payments and what holds it up. */
export function lineItem(line: Line, orders: OrdersBehind, voice: Voice): SheetItem {
  const { words, say } = voice;
  return {
    label: `${words.kind[line.kind]} · ${words.status[line.status]}`,
    value: say(line.amountMinor),
    details: [
      ...explained(line, orders, voice),
      ...line.payments.map((payment) => paymentText(payment, line.payments.length, voice)),
      ...(line.condition === null ? [] : [conditionText(line.condition, voice)]),
    ].filter((detail) => detail !== ''),
  };
}

/** Where an amount comes from, which is all that those who pay it need to know of it. */
export function explained(line: Line, orders: OrdersBehind, voice: Voice): string[] {
  const { words, locale, say } = voice;
  return [
    ruleText(line.rule, say, locale),
    ...(line.isForSales ? ordersText(orders, voice) : []),
    ...(line.isEstimate ? [words.estimate] : []),
    datesText(line, voice),
  ].filter((detail) => detail !== '');
}

function datesText({ dates }: Line, voice: Voice): string {
  const { words } = voice;
  const said: [string | null, (at: string) => string][] = [
    [dates.earnedAt, words.earnedAt],
    [dates.releasedAt, words.releasedAt],
    [dates.paidAt, words.paidAt],
    [dates.expectedAt, words.expectedAt],
  ];
  return said.flatMap(([at, phrase]) => (at === null ? [] : [phrase(shortMoment(at, voice))])).join(' · ');
}

/** What the amount went in, where it is more than one payment; its reference in any case. */
function paymentText({ amountMinor, status, reference }: LinePayment, of: number, voice: Voice): string {
  const { words, say } = voice;
  const named = reference === null ? [] : [words.reference(reference)];
  const split = of > 1 ? [words.payment(say(amountMinor), words.status[status])] : [];
  return [...split, ...named].join(' · ');
}
