import type { Deal } from '../../domain/deal/deal.ts';
import { formatMoney } from '../../domain/money/currency.ts';
import type { BrandStatement, Charge } from '../../domain/statement/brandStatement.ts';
import type { Condition } from '../../domain/statement/condition.ts';
import type { Line, LinePayment } from '../../domain/statement/line.ts';
import type { PayeeStatement } from '../../domain/statement/payeeStatement.ts';
import type { StatementPayee } from '../../domain/statement/rule.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import { toInstant } from '../../domain/time.ts';
import type { Reader } from '../words/reader.ts';
import { conditionText } from '../words/statementConditions.ts';
import { ruleText } from '../words/statementRules.ts';
import type { Names } from './voice.ts';
import { type WithoutUnits, withoutUnits } from './withoutUnits.ts';

/** An amount of a statement, explained: `rule.text` and `condition.text` are in the reader's words. */
export type LineView = WithoutUnits<ReturnType<typeof lineView>>;

interface CostView {
  readonly kind: Line['kind'];
  readonly amount: number;
  readonly lines: readonly LineView[];
}
type PaymentView = WithoutUnits<ReturnType<typeof paymentView>>;
type ChargeView = WithoutUnits<ReturnType<typeof chargeView>>;

/** What the deal costs the brand. */
export interface BrandSideView {
  readonly totals: WithoutUnits<BrandStatement['totals']>;
  readonly charges: readonly ChargeView[];
  readonly costs: readonly CostView[];
  readonly expected: readonly CostView[];
  readonly refunds: readonly PaymentView[];
}

interface NamedPayee extends StatementPayee {
  readonly name: string;
}

/** What the deal earns one of its payees. */
export interface PayeeSideView {
  readonly payee: NamedPayee;
  readonly totals: WithoutUnits<PayeeStatement['totals']>;
  /** Absent where none was agreed. */
  readonly commission?: WithoutUnits<NonNullable<PayeeStatement['commission']>>;
  readonly lines: readonly LineView[];
}

/** A statement as the API shows it: amounts in minor units of `currency`. */
export interface StatementView {
  readonly dealId: string;
  readonly reference: string;
  readonly status: Deal['status'];
  readonly outcome: Deal['outcome'];
  readonly currency: string;
  readonly locale: Reader['locale'];
  readonly asOf: string;
  /** For those who may see it. */
  readonly brand?: BrandSideView;
  readonly payees: readonly PayeeSideView[];
}
/**
 * A statement as the API shows it: every amount with its rule and what it waits for, as data and in the reader's
 * words.
 */
export function statementView(statement: Statement, names: Names, reader: Reader): StatementView {
  const { facts, brand, payees } = statement;
  const { deal, now } = facts;
  const { currency } = deal.terms;
  const telling: Telling = { reader, say: (minor) => formatMoney(minor, currency, reader.locale) };
  return {
    dealId: deal.id,
    reference: deal.reference,
    status: deal.status,
    outcome: deal.outcome,
    currency,
    locale: reader.locale,
    asOf: toInstant(now),
    ...(brand === null ? {} : { brand: brandView(brand, telling) }),
    payees: payees.map((payee) => payeeView(payee, names, telling)),
  };
}

interface Telling {
  readonly reader: Reader;
  readonly say: (amountMinor: number) => string;
}

function brandView({ totals, charges, refunds, ...costs }: BrandStatement, telling: Telling): BrandSideView {
  const { reader } = telling;
  return {
    totals: withoutUnits(totals),
    charges: charges.map((charge) => withoutUnits(chargeView(charge, reader))),
    costs: costs.costs.map((cost) => costView(cost, telling)),
    expected: costs.expected.map((cost) => costView(cost, telling)),
    refunds: refunds.map((refund) => withoutUnits(paymentView(refund, reader))),
  };
}

const costView = (
  { kind, amountMinor, lines }: BrandStatement['costs'][number],
  telling: Telling,
): CostView => ({
  kind,
  amount: amountMinor,
  lines: lines.map((line) => withoutUnits(lineView(line, telling))),
});

function payeeView(
  { payee, totals, commission, lines }: PayeeStatement,
  names: Names,
  telling: Telling,
): PayeeSideView {
  return {
    payee: { ...payee, name: names[payee.id] ?? '' },
    totals: withoutUnits(totals),
    ...(commission === null ? {} : { commission: withoutUnits(commission) }),
    lines: lines.map((line) => withoutUnits(lineView(line, telling))),
  };
}

const lineView = ({ rule, payments, condition, ...line }: Line, { reader, say }: Telling) => ({
  ...line,
  rule: { ...rule, text: ruleText(rule, say, reader.locale) },
  payments: payments.map((payment) => paymentView(payment, reader)),
  condition: conditionView(condition, reader),
});

const chargeView = ({ condition, ...charge }: Charge, reader: Reader) => ({
  ...charge,
  condition: conditionView(condition, reader),
});

const paymentView = ({ condition, ...payment }: LinePayment, reader: Reader) => ({
  ...payment,
  condition: conditionView(condition, reader),
});

const conditionView = (condition: Condition | null, reader: Reader) =>
  condition && { ...condition, text: conditionText(condition, reader) };
