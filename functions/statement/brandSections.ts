import type { BrandStatement, Charge, CostOfKind } from '../../domain/statement/brandStatement.ts';
import type { Condition } from '../../domain/statement/condition.ts';
import type { Line, LinePayment } from '../../domain/statement/line.ts';
import type { OrdersBehind } from '../../domain/statement/orders.ts';
import { shortMoment } from '../words/formats.ts';
import { conditionText } from '../words/statementConditions.ts';
import { explained } from './lineItem.ts';
import type { SheetItem, SheetSection } from './sheet.ts';
import type { Voice } from './voice.ts';

/** The side of the one who pays: where the money went, what came back, what is still held. */
export function brandSections(brand: BrandStatement, orders: OrdersBehind, voice: Voice): SheetSection[] {
  const { words, say } = voice;
  const { paidMinor, refundedMinor, heldMinor, costMinor } = brand.totals;
  const section = (heading: string, items: readonly SheetItem[]): SheetSection[] =>
    items.length === 0 ? [] : [{ heading, facts: [], items, note: null }];
  const costs = (all: readonly CostOfKind[]) => all.flatMap((cost) => costItems(cost, orders, voice));
  return [
    {
      heading: words.brand,
      facts: [
        { label: words.paid, value: say(paidMinor), isStrong: true },
        { label: words.refunded, value: say(refundedMinor) },
        { label: words.held, value: say(heldMinor) },
        { label: words.cost, value: say(costMinor), isStrong: true },
        ...brand.costs.map(({ kind, amountMinor }) => ({ label: words.kind[kind], value: say(amountMinor) })),
      ],
      items: [],
      note: brand.charges.length === 0 ? words.nothing : null,
    },
    ...section(
      words.charges,
      brand.charges.map((charge) => chargeItem(charge, voice)),
    ),
    ...section(words.costs, costs(brand.costs)),
    ...section(words.expectedCosts, costs(brand.expected)),
    ...section(
      words.refunds,
      brand.refunds.map((refund) => refundItem(refund, voice)),
    ),
  ];
}

function costItems({ lines }: CostOfKind, orders: OrdersBehind, voice: Voice): SheetItem[] {
  const { words, say, names } = voice;
  return lines.map((line) => ({
    label: `${words.kind[line.kind]} · ${words.payee[line.payee.role](names[line.payee.id] ?? line.payee.id)}`,
    value: say(line.amountMinor),
    details: [
      ...explained({ ...line, isForSales: line.isForSales && isPaidForOrders(line) }, orders, voice),
      ...conditionsText(line.condition, voice),
    ],
  }));
}

/** Fees and shares on a commission name it as their base: the orders are said with it. */
const isPaidForOrders = ({ kind }: Line) => kind !== 'platform_fee' && kind !== 'provider_share';

function chargeItem({ kind, amountMinor, status, ...charge }: Charge, voice: Voice): SheetItem {
  const { words, say } = voice;
  return {
    label: `${words.charge[kind]} · ${words.chargeStatus[status]}`,
    value: say(amountMinor),
    details: [...movementText(charge, voice), ...conditionsText(charge.condition, voice)],
  };
}

function refundItem(
  { amountMinor, status, paidAt, reference, condition }: LinePayment,
  voice: Voice,
): SheetItem {
  const { words, say } = voice;
  return {
    label: `${words.refund} · ${words.status[status]}`,
    value: say(amountMinor),
    details: [...movementText({ at: paidAt, reference }, voice), ...conditionsText(condition, voice)],
  };
}

/** When money moved, and under which reference at the payment service. */
function movementText({ at, reference }: Pick<Charge, 'at' | 'reference'>, voice: Voice): string[] {
  const { words } = voice;
  const when = at === null ? [] : [words.paidAt(shortMoment(at, voice))];
  const named = reference === null ? [] : [words.reference(reference)];
  const said = [...when, ...named].join(' · ');
  return said === '' ? [] : [said];
}

const conditionsText = (condition: Condition | null, voice: Voice): string[] =>
  condition === null ? [] : [conditionText(condition, voice)];
