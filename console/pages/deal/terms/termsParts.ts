import { formatMoney } from '../../../../domain/money/currency.ts';
import type { Terms, Tier } from '../../../../domain/terms/terms.ts';
import { channelName } from '../../../../functions/words/channels.ts';
import { currencyName, duration, labelled, moment, percent } from '../../../../functions/words/formats.ts';
import { payWords } from '../../../../functions/words/pay.ts';
import type { Reader } from '../../../../functions/words/reader.ts';
import { type PartName, partWords } from './partWords.ts';

/** Who reads terms, and what the providers named in them are called. */
export interface TermsReader extends Reader {
  readonly names: Readonly<Record<string, string>>;
}

/** One part of the terms in words; parts that were not agreed on are left out. */
export interface TermsPart {
  readonly name: PartName;
  readonly label: string;
  readonly lines: readonly string[];
  /** What was agreed, to be compared: words may round. */
  readonly value: string;
}

interface Agreed {
  readonly name: PartName;
  readonly value: unknown;
  readonly lines: readonly string[];
}

/** All that terms say, in the order of their words. */
export function termsParts(terms: Terms, reader: TermsReader): TermsPart[] {
  const { labels } = partWords[reader.locale];
  const agreed = [
    ...moneyOf(terms, reader),
    ...sharesOf(terms, reader),
    ...workOf(terms, reader),
    ...rulesOf(terms, reader),
  ];
  return agreed
    .filter(({ lines }) => lines.length > 0)
    .map(({ name, value, lines }) => ({ name, label: labels[name], lines, value: JSON.stringify(value) }));
}

function agreed<T>(
  name: PartName,
  value: T | undefined,
  said: (value: T) => string | readonly string[],
): Agreed {
  return { name, value, lines: value === undefined ? [] : [said(value)].flat() };
}

function moneyOf({ currency, fixedFee, commission, gmvGuarantee }: Terms, { locale }: TermsReader): Agreed[] {
  const words = partWords[locale];
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale);
  const time = (period: string) => duration(period, locale);
  return [
    agreed('currency', currency, (code) => `${currencyName(code, locale)} (${code})`),
    agreed('fixedFee', { fixedFee, currency }, () => money(fixedFee)),
    agreed('tiers', commission?.tiers, (tiers) => tierLines(tiers, money, locale)),
    agreed('reserve', commission?.reserve, money),
    agreed('attribution', commission?.attribution, time),
    agreed('returnWindow', commission?.returnWindow, time),
    agreed('guarantee', gmvGuarantee?.target, (target) => words.guarantee(money(target))),
    agreed('guaranteeAttribution', gmvGuarantee?.attribution, time),
    agreed('guaranteeReturnWindow', gmvGuarantee?.returnWindow, time),
  ];
}

function tierLines(
  tiers: readonly Tier[],
  money: (amountMinor: number) => string,
  locale: TermsReader['locale'],
): string[] {
  const words = payWords[locale];
  return tiers.map(({ from, ratePpm }, index) => {
    const rate = percent(ratePpm, locale);
    const next = tiers[index + 1];
    if (next === undefined) return from === 0 ? words.rateOnAll(rate) : words.rateAbove(rate, money(from));
    return from === 0
      ? words.rateUpTo(rate, money(next.from))
      : words.rateBetween(rate, money(from), money(next.from));
  });
}

function sharesOf(
  { providerShare, chain, platformFeePpm, failureFees }: Terms,
  { locale, names }: TermsReader,
): Agreed[] {
  const words = partWords[locale];
  const rate = (ppm: number) => percent(ppm, locale);
  return [
    agreed('providerShare', providerShare, ({ of, ratePpm }) => words.share(rate(ratePpm), words.base[of])),
    agreed('chainOf', chain?.of, (of) => words.base[of]),
    agreed('chain', chain?.levels, (levels) =>
      levels.map((level) =>
        'keepPpm' in level
          ? words.level(names[level.to] ?? level.to, rate(level.keepPpm))
          : words.level(words.creator, words.rest),
      ),
    ),
    agreed('platformFee', platformFeePpm, (ppm) => words.platformFee(rate(ppm))),
    agreed('failureFees', failureFees, (bearer) => words.bearer[bearer]),
  ];
}

function workOf({ deliverable, sample }: Terms, reader: TermsReader): Agreed[] {
  const words = partWords[reader.locale];
  const { products, maxRevisions } = deliverable;
  const isVideo = deliverable.kind === 'video';
  const length = isVideo ? words.video(deliverable.minSeconds) : words.livestream(deliverable.minMinutes);
  const at = (instant: string) => moment(instant, reader);
  return [
    agreed('work', length, (text) => text),
    agreed('scheduledAt', isVideo ? undefined : deliverable.scheduledAt, at),
    agreed('dueAt', isVideo ? deliverable.dueAt : undefined, at),
    agreed('products', products, (list) => list),
    agreed('sample', sample?.required, (isRequired) => (isRequired ? words.yes : words.no)),
    agreed('draftReview', isVideo ? deliverable.draftReview : undefined, (isFirst) =>
      isFirst ? words.yes : words.no,
    ),
    agreed('maxRevisions', maxRevisions, words.rounds),
  ];
}

function rulesOf(
  { disclosure, stayLive, usageRights, clocks = {} }: Terms,
  { locale }: TermsReader,
): Agreed[] {
  const words = partWords[locale];
  const set = Object.entries(words.clocks).flatMap(([gate, label]) => {
    const period = Object.entries(clocks).find(([name]) => name === gate)?.[1];
    return period === undefined ? [] : [{ gate, label, period }];
  });
  const channels = (named: readonly string[]) =>
    named.length === 0 ? words.noChannels : named.map((channel) => channelName(channel, locale));
  return [
    agreed('disclosure', disclosure, (tags) => tags),
    agreed('stayLive', stayLive?.period, (period) => duration(period, locale)),
    agreed('hold', stayLive?.holdPpm, (ppm) => words.hold(percent(ppm, locale))),
    agreed('usageDays', usageRights?.days, words.days),
    agreed('usageChannels', usageRights?.channels, channels),
    agreed(
      'clocks',
      set.map(({ gate, period }) => [gate, period]),
      () => set.map(({ label, period }) => labelled(label, duration(period, locale), locale)),
    ),
  ];
}
