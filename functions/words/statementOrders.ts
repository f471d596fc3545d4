import { currencyExponent } from '../../domain/money/currency.ts';
import type { Locale } from '../../domain/parties.ts';
import type { NotCounted, OrderLine } from '../../domain/statement/orderLine.ts';
import type { Terms } from '../../domain/terms/terms.ts';
import { percent } from './formats.ts';
import type { Words } from './reader.ts';

/** What came of one order, reckoned step by step. Arguments are ready to be read. */
interface OrderWords {
  readonly notCounted: Readonly<Record<NotCounted, string>>;
  readonly left: (base: string, refunded: string, counted: string) => string;
  /** @param number `null` where there is one tier only */
  readonly tier: (net: string, rate: string, number: number | null) => string;
  readonly roundedDown: (earned: string) => string;
  readonly carried: (commission: string) => string;
  readonly guarantee: (counted: string) => string;
  readonly nothing: string;
  readonly join: string;
  readonly end: string;
}

const WORDS: Words<OrderWords> = {
  'zh-CN': {
    notCounted: {
      outside_window: '下单时间在归因期之外，不计入',
      cancelled: '发货前取消，不计入',
      refunded: '全额退款，不计入',
    },
    left: (base, refunded, counted) => `${base} − 退款 ${refunded} = 计入 ${counted}`,
    tier: (net, rate, number) => `${net} × ${rate}${number === null ? '' : `（第 ${number} 档）`}`,
    roundedDown: (earned) => `，向下取整为 ${earned}`,
    carried: (commission) => `连同之前各单的余数，本单计 ${commission}，其余并入下一单`,
    guarantee: (counted) => `${counted} 计入保量销售额`,
    nothing: '零元订单，计入但没有佣金',
    join: '；',
    end: '。',
  },
  en: {
    notCounted: {
      outside_window: 'Placed outside the attribution window: does not count',
      cancelled: 'Cancelled before shipping: does not count',
      refunded: 'Refunded whole: does not count',
    },
    left: (base, refunded, counted) => `${base} − ${refunded} refunded = ${counted} counts`,
    tier: (net, rate, number) => `${net} × ${rate}${number === null ? '' : ` (tier ${number})`}`,
    roundedDown: (earned) => `, rounded down to ${earned}`,
    carried: (commission) =>
      `with what the orders before left over that is ${commission} for this one; the rest goes over to the next`,
    guarantee: (counted) => `${counted} counts towards the guaranteed sales`,
    nothing: 'An order of nothing counts and earns nothing',
    join: '; ',
    end: '.',
  },
};

/**
 * How an order's commission comes about: "¥100.00 − ¥30.00 refunded = ¥70.00 counts; ¥70.00 × 15% (tier 1) = ¥10.50."
 * The figures add up, also where they are rounded.
 * @param say puts minor units into words, the sign of the currency in front
 */
export function orderText(
  line: OrderLine,
  terms: Pick<Terms, 'currency' | 'commission'>,
  say: (amountMinor: number) => string,
  locale: Locale,
): string {
  const words = WORDS[locale];
  const { baseMinor, refundedMinor, countedMinor, notCounted, tiers } = line;
  if (notCounted !== null) return `${words.notCounted[notCounted]}${words.end}`;
  const left = refundedMinor > 0 ? [words.left(say(baseMinor), say(refundedMinor), say(countedMinor))] : [];
  const reckoned = tiers.length > 0 ? product(line, terms, say, locale) : withoutCommission(line, say, words);
  return `${[...left, ...reckoned].join(words.join)}${words.end}`;
}

function withoutCommission({ countedMinor }: OrderLine, say: (minor: number) => string, words: OrderWords) {
  return [countedMinor === 0 ? words.nothing : words.guarantee(say(countedMinor))];
}

function product(
  { tiers, earnedMinor, roundedOffMillionths, commissionMinor }: OrderLine,
  { currency, commission }: Pick<Terms, 'currency' | 'commission'>,
  say: (minor: number) => string,
  locale: Locale,
): string[] {
  const words = WORDS[locale];
  const isOneRate = commission?.tiers.length === 1;
  const factors = tiers.map(({ number, ratePpm, netMinor }) =>
    words.tier(say(netMinor), percent(ratePpm, locale), isOneRate ? null : number),
  );
  const exact = `${say(earnedMinor)}${furtherDigits(roundedOffMillionths, currency)}`;
  const rounded = roundedOffMillionths > 0 ? words.roundedDown(say(earnedMinor)) : '';
  const carried = commissionMinor === earnedMinor ? [] : [words.carried(say(commissionMinor))];
  return [`${factors.join(' + ')} = ${exact}${rounded}`, ...carried];
}

/** The digits below the minor unit, to be written behind an amount; none where there are none. */
function furtherDigits(millionths: number, currency: string): string {
  if (millionths === 0) return '';
  const digits = String(millionths).padStart(6, '0').replace(/0+$/, '');
  return currencyExponent(currency) === 0 ? `.${digits}` : digits;
}
