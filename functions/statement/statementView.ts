import { formatMoney } from '../../domain/money/currency.ts';
import type { BrandStatement } from '../../domain/statement/brandStatement.ts';
import type { Condition } from '../../domain/statement/condition.ts';
import type { Line, LinePayment } from '../../domain/statement/line.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import { toInstant } from '../../domain/time.ts';
import type { Reader } from '../words/reader.ts';
import { conditionText } from '../words/statementConditions.ts';
import { ruleText } from '../words/statementRules.ts';
import type { Names } from './voice.ts';
import { withoutUnits } from './withoutUnits.ts';

/**
 * A statement as the API shows it: every amount with its rule and what it waits for, as data and in the reader's
 * words. Amounts in minor units of `currency`.
 * @param sales what is shown of the orders behind it; what they come to where nothing is said
 */
export function statementView(
  statement: Statement,
  names: Names,
  reader: Reader,
  sales: object = { orders: statement.facts.orders },
): unknown {
  const { facts, brand, payees } = statement;
  const { deal, now } = facts;
  const { currency } = deal.terms;
  const line = lineView(reader, (minor) => formatMoney(minor, currency, reader.locale));
  return withoutUnits({
    dealId: deal.id,
    reference: deal.reference,
    status: deal.status,
    outcome: deal.outcome,
    currency,
    locale: reader.locale,
    asOf: toInstant(now),
    ...sales,
    ...(brand === null ? {} : { brand: brandView(brand, line, reader) }),
    payees: payees.map(({ payee, totals, commission, lines }) => ({
      payee: { ...payee, name: names[payee.id] ?? '' },
      totals,
      ...(commission === null ? {} : { commission }),
      lines: lines.map(line),
    })),
  });
}

type LineView = (line: Line) => object;

function lineView(reader: Reader, say: (amountMinor: number) => string): LineView {
  return ({ rule, payments, condition, ...line }) => ({
    ...line,
    rule: { ...rule, text: ruleText(rule, say, reader.locale) },
    payments: payments.map((payment) => paymentView(payment, reader)),
    condition: conditionView(condition, reader),
  });
}

function brandView({ totals, charges, refunds, ...costs }: BrandStatement, line: LineView, reader: Reader) {
  const costView = ({ kind, amountMinor, lines }: BrandStatement['costs'][number]) => ({
    kind,
    amountMinor,
    lines: lines.map(line),
  });
  return {
    totals,
    charges: charges.map(({ condition, ...charge }) => ({
      ...charge,
      condition: conditionView(condition, reader),
    })),
    costs: costs.costs.map(costView),
    expected: costs.expected.map(costView),
    refunds: refunds.map((refund) => paymentView(refund, reader)),
  };
}

const paymentView = ({ condition, ...payment }: LinePayment, reader: Reader) => ({
  ...payment,
  condition: conditionView(condition, reader),
});

const conditionView = (condition: Condition | null, reader: Reader) =>
  condition && { ...condition, text: conditionText(condition, reader) };
