import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/parties.ts';
import type { Words } from '../../functions/words/reader.ts';
import { words as store } from './i18n.ts';

/** The words of one page or part, in both languages: leaving one out is a type error. */
export interface PageWords<K extends string> {
  readonly namespace: string;
  /** Never set: carries the names of the texts. */
  readonly names?: K;
}

/** `orders_one` and `orders_other` are both asked for as `orders`, with a `count`. */
type Asked<K extends string> = K extends `${infer Stem}_${'one' | 'other'}` ? Stem : K;
export type Values = Readonly<Record<string, string | number>>;
export type Say<K extends string> = (name: Asked<K>, values?: Values) => string;

/**
 * Declares words beside the code that says them: `pageWords('deals', {'zh-CN': {title: '合作'}, en: {title: 'Deals'}})`.
 * `{{name}}` in a text stands for a value.
 */
export function pageWords<K extends string>(
  namespace: string,
  words: Words<Readonly<Record<K, string>>>,
): PageWords<K> {
  for (const [locale, texts] of Object.entries(words)) store.addResourceBundle(locale, namespace, texts);
  return { namespace };
}

/** Says the words of a page in the language that is chosen. */
export function useWords<K extends string>({ namespace }: PageWords<K>): Say<K> {
  const { t } = useTranslation(namespace);
  return (name, values = {}) => t(String(name), { ...values });
}

/** The language that is chosen. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
}
