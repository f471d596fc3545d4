import { commissionOfLine } from '../../../domain/commission/commission.ts';
import { guaranteeRefund } from '../../../domain/deal/guarantee.ts';
import { currencyExponent, formatMoney } from '../../../domain/money/currency.ts';
import type { Locale } from '../../../domain/parties.ts';
import { fundingMinor } from '../../../domain/terms/cost.ts';
import { commissionReserve, salesWindows, type Terms, type Tier } from '../../../domain/terms/terms.ts';
import { currencyName, duration, percent } from '../../words/formats.ts';
import { type PayWords, payWords } from '../../words/pay.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';
import { chainRow, ownPart } from './chain.ts';
import { type Row, rows } from './rows.ts';

type Say = (amountMinor: number) => string;

/** What the creator gets, when, and what makes it safe. */
export function pay(view: DealPageView): Markup {
  const { locale, deal, brandName } = view;
  const { terms } = deal;
  const words = payWords[locale];
  const say: Say = (amountMinor) => formatMoney(amountMinor, terms.currency, locale);
  const { stayLive } = terms;
  const hold =
    stayLive && words.feeHold(percent(stayLive.holdPpm, locale), duration(stayLive.period, locale));
  const listed = rows([
    feeRow(terms, words, say, hold ?? null),
    guaranteeRow(terms, words, say, locale),
    commissionRow(terms, words, say, locale),
    chainRow(view),
    [words.safety, words.heldBefore(say(fundingMinor(terms)), brandName), reserveLine(terms, words, say)],
  ]);
  return html`<section aria-labelledby="pay"><h2 id="pay">${words.title}</h2>
${listed}
<p class="soft small">${words.currency(currencyName(terms.currency, locale), terms.currency)}</p></section>
`;
}

function feeRow(terms: Terms, words: PayWords, say: Say, hold: string | null): Row {
  const { fixedFee, gmvGuarantee } = terms;
  const ownMinor = ownPart(terms, fixedFee, 0);
  return [
    words.fee,
    html`<span class="big">${say(ownMinor)}</span>`,
    ownMinor === fixedFee ? null : words.feeOfChain(say(fixedFee)),
    gmvGuarantee === undefined ? words.feeWhen : words.feeWhenGuaranteed,
    hold,
  ];
}

/** The rule, half of the target as an example, and the periods where no commission names them. */
function guaranteeRow(terms: Terms, words: PayWords, say: Say, locale: Locale): Row | null {
  const { fixedFee, gmvGuarantee, commission } = terms;
  const windows = salesWindows(terms);
  if (gmvGuarantee === undefined || windows === null) return null;
  const { target } = gmvGuarantee;
  const half = Math.floor(target / 2);
  const earnedMinor = fixedFee - guaranteeRefund(fixedFee, target, half);
  const periods = words.netSales(
    duration(windows.attribution, locale),
    duration(windows.returnWindow, locale),
  );
  return [
    words.guarantee,
    words.guaranteeRule(say(target)),
    words.guaranteeExample(say(half), say(ownPart(terms, earnedMinor, 0))),
    commission === undefined ? periods : null,
  ];
}

function commissionRow(terms: Terms, words: PayWords, say: Say, locale: Locale): Row | null {
  const { commission, currency, chain } = terms;
  if (commission === undefined) return null;
  const { tiers, attribution, returnWindow } = commission;
  const rates = tiers.map((tier, index) => rateLine(tier, tiers[index + 1], words, say, locale));
  const sales = exampleSales(tiers, currency);
  const periods = words.netSales(duration(attribution, locale), duration(returnWindow, locale));
  return [
    words.commission,
    ...rates.map((rate) => html`<strong>${rate}</strong>`),
    words.example(say(sales), say(ownPart(terms, 0, commissionOfLine(sales, 0, tiers)))),
    chain === undefined || chain.of === 'fixedFee' ? null : words.commissionOfChain,
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
