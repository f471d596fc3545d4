import { changeLocale } from './i18n.ts';
import { useLocale } from './pageWords.ts';

const LOCALES = [
  ['zh-CN', '中文'],
  ['en', 'English'],
] as const;

/** Each language in its own words, so that whoever needs it can read it. */
export function LocaleChoice() {
  const chosen = useLocale();
  return (
    <div className="locales">
      {LOCALES.map(([locale, name]) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === chosen}
          onClick={() => void changeLocale(locale)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
