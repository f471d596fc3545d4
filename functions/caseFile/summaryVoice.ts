import { formatMoney } from '../../domain/money/currency.ts';
import type { Actor, Locale } from '../../domain/parties.ts';
import type { Fonts } from '../pdf/fonts.ts';
import { caseFileWords } from '../words/caseFile.ts';
import { shortMoment } from '../words/formats.ts';
import { readerOf } from '../words/reader.ts';

/** How everything in one summary is said. */
export interface Voice {
  readonly words: (typeof caseFileWords)[Locale];
  readonly locale: Locale;
  readonly at: (instant: string) => string;
  readonly money: (amountMinor: number, currency?: string) => string;
  readonly who: (actor: Actor) => string;
}

/** @param currency the deal's; other entries name theirs */
export function voiceOf(currency: string, locale: Locale, fonts: Fonts): Voice {
  const words = caseFileWords[locale];
  const reader = readerOf(locale);
  const money = (amountMinor: number, other = currency) => {
    const said = formatMoney(amountMinor, other, locale);
    return fonts.covers(said) ? said : formatMoney(amountMinor, other, locale, 'code');
  };
  const who = ({ role, id }: Actor) => `${words.roles[role]} ${id}`;
  return { words, locale, money, who, at: (instant) => shortMoment(instant, reader) };
}
