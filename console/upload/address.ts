import type { Locale } from '../../domain/parties.ts';

/** Whose deal the file is for. */
export interface Sender {
  /** Of the creator's link. */
  readonly token: string;
  readonly locale: Locale;
}

/**
 * Reads the part of the address behind `#`, which no server is ever told: `token=…&lang=en`.
 * @returns `null` where it holds no token
 */
export function senderIn(hash: string): Sender | null {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const token = given.get('token') ?? '';
  if (!/^[\w-]+$/.test(token)) return null;
  return { token, locale: given.get('lang') === 'en' ? 'en' : 'zh-CN' };
}

/** The creator's page, with what was uploaded just now. */
export function dealAddress({ token, locale }: Sender, evidenceId?: string): string {
  const query = new URLSearchParams({
    ...(evidenceId === undefined ? {} : { evidence: evidenceId }),
    lang: locale,
  });
  return `/l/${token}?${query}`;
}
