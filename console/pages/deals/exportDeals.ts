import type { Locale } from '../../../domain/parties.ts';
import type { DealView } from '../../../functions/api/dealView.ts';
import { amountText } from '../../../functions/pages/forms/decimal.ts';
import { type DealFilter, fetchDeals } from '../../api/deals.ts';
import { csvOfPages, type Watch } from '../../parts/export/csvOfPages.ts';
import { heldMinor } from '../../parts/held.ts';
import { gateText } from '../../words/gates.ts';
import { outcomeName, roleText, statusText } from '../../words/states.ts';
import type { SayDeals } from './words.ts';

interface Export {
  readonly filter: DealFilter;
  readonly say: SayDeals;
  readonly locale: Locale;
}

/** All deals that fit. @throws ApiProblem, or AbortError when it was stopped */
export const exportDeals = ({ filter, say, locale }: Export, watch: Watch): Promise<Blob> =>
  csvOfPages(
    {
      headings: headings(say),
      read: (cursor, signal) => fetchDeals(filter, cursor, signal),
      cells: (deal: DealView) => cells(deal, locale),
    },
    watch,
  );

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
