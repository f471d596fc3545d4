import type { Locale } from '../../../domain/parties.ts';
import type { DealView } from '../../../functions/api/dealView.ts';
import { amountText } from '../../../functions/pages/forms/decimal.ts';
import { type DealFilter, fetchDeals } from '../../api/deals.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../parts/csv.ts';
import { heldMinor } from '../../parts/held.ts';
import { gateText } from '../../words/gates.ts';
import { outcomeName, roleText, statusText } from '../../words/states.ts';
import type { SayDeals } from './words.ts';

export interface Export {
  readonly filter: DealFilter;
  readonly say: SayDeals;
  readonly locale: Locale;
  readonly signal: AbortSignal;
  readonly onProgress: (deals: number) => void;
}

/**
 * All deals that fit as CSV, read a page at a time and turned into bytes at once, so that many of them take little room.
 * @throws ApiProblem, or AbortError when it was stopped
 */
export async function exportDeals({ filter, say, locale, signal, onProgress }: Export): Promise<Blob> {
  const parts: Blob[] = [new Blob([BYTE_ORDER_MARK, csvLine(headings(say))])];
  let cursor: string | undefined;
  let count = 0;
  do {
    const page = await fetchDeals(filter, cursor, signal);
    const deals = page.items;
    parts.push(new Blob([deals.map((deal) => csvLine(cells(deal, locale))).join('')]));
    count += deals.length;
    onProgress(count);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return new Blob(parts, { type: 'text/csv' });
}

function headings(say: SayDeals): string[] {
  return [
    say('id'),
    say('reference'),
    say('status'),
    say('outcome'),
    say('waitsFor'),
    say('turn'),
    say('deadline'),
    say('brand'),
    say('provider'),
    say('creator'),
    say('currency'),
    say('fee'),
    say('funded'),
    say('held'),
    say('refunded'),
    say('paidOut'),
    say('created'),
    say('updated'),
  ];
}

function cells(deal: DealView, locale: Locale): string[] {
  const { gate, money, terms } = deal;
  const amount = (minor: number) => amountText(minor, money.currency);
  return [
    deal.id,
    deal.reference,
    statusText(deal.status, locale),
    deal.outcome === null ? '' : outcomeName(deal.outcome, locale),
    gate === null ? '' : gateText(gate.name, locale),
    (gate?.awaits ?? []).map((role) => roleText(role, locale)).join(' / '),
    gate?.deadline ?? '',
    deal.brand.name,
    deal.provider?.name ?? '',
    deal.creator.name,
    money.currency,
    amount(terms.fixedFee),
    amount(money.funded),
    amount(heldMinor(deal)),
    amount(money.refunded),
    amount(money.paidOut),
    deal.createdAt,
    deal.updatedAt,
  ];
}
