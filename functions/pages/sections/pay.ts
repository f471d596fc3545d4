import { commissionOfLine } from '../../../domain/commission/commission.ts';
import { currencyExponent, formatMoney } from '../../../domain/money/currency.ts';
import type { Locale } from '../../../domain/parties.ts';
import { fundingMinor } from '../../../domain/terms/cost.ts';
import { commissionReserve, type Terms, type Tier } from '../../../domain/terms/terms.ts';
import { currencyName, duration, percent } from '../../words/formats.ts';
import { type PayWords, payWords } from '../../words/pay.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';
import { type Row, rows } from './rows.ts';

type Say = (amountMinor: number) => string;

/** What the creator gets, when, and what makes it safe. */
export function pay({ locale, deal, brandName }: DealPageView): Markup {
  const { terms } = deal;
  const words = payWords[locale];
  const say: Say = (amountMinor) => formatMoney(amountMinor, terms.currency, locale);
  const { stayLive, gmvGuarantee } = terms;
  const hold =
    stayLive && words.feeHold(percent(stayLive.holdPpm, locale), duration(stayLive.period, locale));
  const listed = rows([
    [words.fee, html`<span class="big">${say(terms.fixedFee)}</span>`, words.feeWhen, hold ?? null],
    gmvGuarantee ? [words.guarantee, words.guaranteeRule(say(gmvGuarantee.target))] : null,
    commissionRow(terms, words, say, locale),
    [words.safety, words.heldBefore(say(fundingMinor(terms)), brandName), reserveLine(terms, words, say)],
  ]);
  return html`<section aria-labelledby="pay"><h2 id="pay">${words.title}</h2>
${listed}
<p class="soft small">${words.currency(currencyName(terms.currency, locale), terms.currency)}</p></section>
`;
}

function commissionRow(
  { commission, currency }: Terms,
  words: PayWords,
  say: Say,
  locale: Locale,
): Row | null {
  if (commission === undefined) return null;
  const { tiers, attribution, returnWindow } = commission;
  const rates = tiers.map((tier, index) => rateLine(tier, tiers[index + 1], words, say, locale));
  const sales = exampleSales(tiers, currency);
  const periods = words.netSales(duration(attribution, locale), duration(returnWindow, locale));
  return [
    words.commission,
    ...rates.map((rate) => html`<strong>${rate}</strong>`),
    words.example(say(sales), say(commissionOfLine(sales, 0, tiers))),
    periods,
    words.commissionWhen,
  ];
}

function rateLine(tier: Tier, next: Tier | undefined, words: PayWords, say: Say, locale: Locale): string {
  const { from, ratePpm } = tier;
  const rate = percent(ratePpm, locale);
  if (next === undefined) return from === 0 ? words.rateOnAll(rate) : words.rateAbove(rate, say(from));
  return from === 0
    ? words.rateUpTo(rate, say(next.from))
    : words.rateBetween(rate, say(from), say(next.from));
}

/** Half as much again as the last tier starts from, so that every rate plays a part; 10 000 where there is only one. */
function exampleSales(tiers: readonly Tier[], currency: string): number {
  const last = tiers.at(-1)?.from ?? 0;
  if (last === 0) return 10_000 * 10 ** currencyExponent(currency);
  return Math.min(last + Math.floor(last / 2), Number.MAX_SAFE_INTEGER);
}

function reserveLine(terms: Terms, words: PayWords, say: Say): string | null {
  if (terms.commission === undefined) return null;
  const reserve = commissionReserve(terms);
  return reserve > 0 ? words.reserve(say(reserve)) : words.noReserve;
}
