import type { OrdersBehind } from '../../domain/statement/orders.ts';
import type { PayeeStatement } from '../../domain/statement/payeeStatement.ts';
import { lineItem } from './lineItem.ts';
import type { SheetSection } from './sheet.ts';
import type { Voice } from './voice.ts';

/** What one payee gets; sums of nothing are only shown for what was earned and paid. */
export function payeeSection(
  { payee, totals, commission, lines }: PayeeStatement,
  orders: OrdersBehind,
  voice: Voice,
): SheetSection {
  const { words, say, names } = voice;
  const { total } = words;
  const facts = [
    { label: total.earned, minor: totals.earnedMinor, isStrong: true, isKept: true },
    { label: total.takenBack, minor: 0 - totals.takenBackMinor },
    { label: total.paid, minor: totals.paidMinor, isKept: true },
    { label: total.outstanding, minor: totals.outstandingMinor },
    { label: total.kept, minor: totals.keptMinor },
    { label: total.recovered, minor: totals.recoveredMinor },
    { label: total.owed, minor: totals.owedMinor },
    { label: total.expected, minor: totals.expectedMinor },
    { label: words.commission.estimated, minor: commission?.estimatedMinor ?? 0 },
    { label: words.commission.frozen, minor: commission?.frozenMinor ?? 0 },
    { label: words.commission.settled, minor: commission?.settledMinor ?? 0 },
    { label: words.commission.reversed, minor: commission?.reversedMinor ?? 0 },
  ];
  return {
    heading: words.payee[payee.role](names[payee.id] ?? payee.id),
    facts: facts
      .filter(({ minor, isKept }) => minor !== 0 || isKept === true)
      .map(({ label, minor, isStrong = false }) => ({ label, value: say(minor), isStrong })),
    items: lines.map((line) => lineItem(line, orders, voice)),
    note: lines.length === 0 ? words.nothing : null,
  };
}
