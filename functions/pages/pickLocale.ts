import { parseAccept } from 'hono/utils/accept';
import { type Locale, localeSchema } from '../../domain/parties.ts';

/**
 * The language of a page: what the reader chose with `?lang=`, else the party's, else (nobody known) the first
 * one the browser accepts that we speak. Chinese in any script or region is served as zh-CN.
 */
export function pickLocale(
  acceptLanguage: string | undefined,
  partyLocale: Locale | null | undefined,
  lang: string | undefined,
): Locale {
  const chosen = localeSchema.safeParse(lang);
  if (chosen.success) return chosen.data;
  if (partyLocale) return partyLocale;
  const accepted = acceptLanguage ? parseAccept(acceptLanguage) : [];
  const spoken = accepted.filter(({ q }) => q > 0).flatMap(({ type }) => spokenLocale(type) ?? []);
  return spoken[0] ?? 'zh-CN';
}

function spokenLocale(tag: string): Locale | null {
  if (/^zh\b/i.test(tag)) return 'zh-CN';
  return /^en\b/i.test(tag) ? 'en' : null;
}
