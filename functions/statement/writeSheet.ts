import type { Statement } from '../../domain/statement/statement.ts';
import { toInstant } from '../../domain/time.ts';
import { currencyName, shortMoment, zoneName } from '../words/formats.ts';
import type { Reader } from '../words/reader.ts';
import { statementWords } from '../words/statement.ts';
import { brandSections } from './brandSections.ts';
import { ordersSheet } from './ordersSheet.ts';
import { payeeSection } from './payeeSection.ts';
import type { OrderList } from './readSales.ts';
import type { Sheet } from './sheet.ts';
import type { Names, SayMoney, Voice } from './voice.ts';

/** A statement with all that is needed to put it into words. */
export interface ReadStatement {
  readonly statement: Statement;
  /** A page of the orders behind it; `null` for whoever has nothing to do with them. */
  readonly orders: OrderList | null;
  readonly names: Names;
  readonly reader: Reader;
}

/** Puts a statement into words. */
export function writeSheet(
  { statement, orders: list, names, reader }: ReadStatement,
  sayMoney: SayMoney,
): Sheet {
  const { deal, now, orders } = statement.facts;
  const { locale } = reader;
  const { currency } = deal.terms;
  const words = statementWords[locale];
  const voice: Voice = { ...reader, words, names, say: (minor) => sayMoney(minor, currency, locale) };
  const at = shortMoment(toInstant(now), reader);
  const payees = statement.payees.map((payee) => payeeSection(payee, orders, voice));
  return {
    title: words.title,
    intro: [
      words.about(deal.reference, names[deal.brandId] ?? ''),
      words.asOf(at, zoneName(new Date(now), reader)),
      words.currency(currencyName(currency, locale), currency),
      words.basis,
    ],
    sections: [...(statement.brand === null ? [] : brandSections(statement.brand, orders, voice)), ...payees],
    orders: list && ordersSheet(list, deal.terms.commission !== undefined, voice),
  };
}
