import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../../domain/parties.ts';
import { keepSetting, keptSetting } from '../app/settings.ts';

const SETTING = 'locale';

/** The language chosen here before, or the one of the browser: Chinese of any kind, else English. */
export function firstLocale(): Locale {
  const kept = keptSetting(SETTING);
  if (kept === 'zh-CN' || kept === 'en') return kept;
  return navigator.languages[0]?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

i18next.on('languageChanged', (locale) => {
  document.documentElement.lang = locale;
});
// Pages bring their words along with their code, so this is done before any of them is loaded, and at once.
void i18next.use(initReactI18next).init({
  lng: firstLocale(),
  fallbackLng: false,
  initAsync: false,
  resources: {},
  // React writes texts as texts.
  interpolation: { escapeValue: false },
  react: { bindI18nStore: 'added' },
});

export const words = i18next;

export async function changeLocale(locale: Locale): Promise<void> {
  keepSetting(SETTING, locale);
  await i18next.changeLanguage(locale);
}
