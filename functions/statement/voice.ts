import type { Locale } from '../../domain/parties.ts';
import type { Reader } from '../words/reader.ts';
import type { StatementWords } from '../words/statement.ts';

/** Names by party id. */
export type Names = Readonly<Record<string, string>>;

export type SayMoney = (amountMinor: number, currency: string, locale: Locale) => string;

/** How everything on a sheet is said. */
export interface Voice extends Reader {
  readonly words: StatementWords;
  readonly say: (amountMinor: number) => string;
  readonly names: Names;
}
