import type { Locale as AntLocale } from 'antd/es/locale';
import { useEffect, useState } from 'react';
import type { Locale } from '../../domain/parties.ts';

/** Ant Design's own words, and those of its calendar: loaded for the language that is read. */
const LOADERS: Readonly<Record<Locale, () => Promise<AntLocale>>> = {
  'zh-CN': async () => {
    const [{ default: words }, { default: dayjs }] = await Promise.all([
      import('antd/es/locale/zh_CN'),
      import('dayjs'),
      import('dayjs/locale/zh-cn'),
    ]);
    dayjs.locale('zh-cn');
    return words;
  },
  en: async () => {
    const [{ default: words }, { default: dayjs }] = await Promise.all([
      import('antd/es/locale/en_US'),
      import('dayjs'),
    ]);
    dayjs.locale('en');
    return words;
  },
};

/**
 * English words of Ant Design's own, which need no loading. It is given a locale all the same: with none at first and
 * one later it builds the whole page anew, and what was clicked or typed meanwhile is lost.
 */
const UNTIL_LOADED: AntLocale = { locale: 'en' };

/** The words for a language; those of the one before, or English ones, until they are there. */
export function useAntLocale(locale: Locale): AntLocale {
  const [loaded, setLoaded] = useState<{ locale: Locale; words: AntLocale }>();
  useEffect(() => {
    let isWanted = true;
    void LOADERS[locale]().then((words) => {
      if (isWanted) setLoaded({ locale, words });
    });
    return () => {
      isWanted = false;
    };
  }, [locale]);
  return loaded?.words ?? UNTIL_LOADED;
}
