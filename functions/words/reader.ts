import type { Locale } from '../../domain/parties.ts';

/** Who reads a text: the language it is in and the time zone (IANA) its times are in. */
export interface Reader {
  readonly locale: Locale;
  readonly timeZone: string;
}

/** A text in every language we speak: leaving one out is a type error. */
export type Words<T = string> = Readonly<Record<Locale, T>>;

/** Creators who read Chinese live by Beijing time; of others nothing is known. */
const ZONES: Words = { 'zh-CN': 'Asia/Shanghai', en: 'UTC' };

export function readerOf(locale: Locale, timeZone: string = ZONES[locale]): Reader {
  return { locale, timeZone };
}
