import type { Deal } from '../../domain/deal/deal.ts';
import { NO_ORDERS, type OrdersBehind } from '../../domain/statement/orders.ts';
import { statementFor } from '../../domain/statement/statement.ts';
import { costOf, fundingMinor } from '../../domain/terms/cost.ts';
import { commissionReserve } from '../../domain/terms/terms.ts';
import { type StatementView, statementView } from '../statement/statementView.ts';
import type { Names } from '../statement/voice.ts';
import { type WithoutUnits, withoutUnits } from '../statement/withoutUnits.ts';
import type { Reader } from '../words/reader.ts';

export type FundingLine = 'fixedFee' | 'reserve' | 'platformFee' | 'providerShare';
export type ShareRole = 'creator' | 'provider' | 'platform';

/** The money of a deal that is not started. Amounts in minor units of `currency`. */
export interface PreviewMoney {
  readonly currency: string;
  /** What the brand pays before work begins; the lines add up to the total. */
  readonly funding: {
    readonly lines: readonly { readonly kind: FundingLine; readonly amount: number }[];
    readonly total: number;
  };
  /** Who gets how much of it, if the work is done and the whole reserve is earned; they add up to the total. */
  readonly shares: readonly {
    readonly role: ShareRole;
    readonly id: string;
    readonly name: string;
    readonly amount: number;
  }[];
  /** As `GET /v1/deals/{id}/statement` would say it to operations once the creator is asked. */
  readonly statement: ExpectedStatement;
}

/** A statement before there are orders. */
interface ExpectedStatement extends StatementView {
  readonly orders: WithoutUnits<OrdersBehind>;
}

const NOTHING_FOUND = { orders: 0, netSalesMinor: 0, commissionMinor: 0 };

/** @param now epoch ms */
export function previewMoney(deal: Deal, names: Names, reader: Reader, now: number): PreviewMoney {
  const { terms } = deal;
  const cost = costOf(terms, terms.fixedFee, commissionReserve(terms));
  const facts = { deal, entries: [], events: [], orders: NO_ORDERS, found: NOTHING_FOUND, now };
  const lines = [
    { kind: 'fixedFee' as const, amount: terms.fixedFee },
    { kind: 'reserve' as const, amount: commissionReserve(terms) },
    { kind: 'platformFee' as const, amount: cost.platformMinor },
    { kind: 'providerShare' as const, amount: cost.providerMinor },
  ];
  const share = (role: ShareRole, id: string, amount: number) => ({
    role,
    id,
    name: names[id] ?? '',
    amount,
  });
  const shares = [
    share('creator', deal.creatorId, cost.creatorMinor),
    ...cost.chain.map(({ providerId, amountMinor }) => share('provider', providerId, amountMinor)),
    share('provider', deal.provider?.id ?? '', cost.providerMinor),
    share('platform', '', cost.platformMinor),
  ];
  return {
    currency: terms.currency,
    funding: { lines: lines.filter(({ amount }) => amount > 0), total: fundingMinor(terms) },
    shares: shares.filter(({ amount }) => amount > 0),
    statement: {
      ...statementView(statementFor(facts, { role: 'operator' }), names, reader),
      orders: withoutUnits(NO_ORDERS),
    },
  };
}
