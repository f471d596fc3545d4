import { formatMoney } from '../../domain/money/currency.ts';
import { useLocale } from '../words/pageWords.ts';

/** An amount in minor units, with its currency. */
export function Money({ minor, currency }: { minor: number; currency: string }) {
  return <span className="number">{formatMoney(minor, currency, useLocale())}</span>;
}
