import { formatMoney } from '../../../../domain/money/currency.ts';
import type { Locale } from '../../../../domain/parties.ts';
import { optionText } from '../../../../functions/words/fields.ts';
import { labelled, percent } from '../../../../functions/words/formats.ts';
import { amountName } from '../../../words/amounts.ts';

interface Detail {
  readonly name: string;
  readonly text: string;
}

/** Parts of an event that are somebody's own words. */
const SAID = ['reason', 'note', 'claim', 'statement', 'text', 'grounds', 'description'] as const;

/**
 * What an event holds that people want to read: what was said, amounts and addresses. The rest
 * (hashes, ids) is in the log itself.
 */
export function detailsOf(
  data: Readonly<Record<string, unknown>>,
  currency: string,
  locale: Locale,
): Detail[] {
  return [...saidIn(data, locale), ...amountsIn(data, currency, locale), ...linksIn(data)];
}

function saidIn(data: Readonly<Record<string, unknown>>, locale: Locale): Detail[] {
  const { reasonCode } = data;
  const code =
    typeof reasonCode === 'string' ? [{ name: 'reasonCode', text: optionText(reasonCode, locale) }] : [];
  const words = SAID.flatMap((name) => {
    const said = data[name];
    return typeof said === 'string' ? [{ name: 'words', text: said }] : [];
  });
  return [...code, ...words.slice(0, 1)];
}

/** Of several amounts those of nothing say nothing, and the others have to be told apart. */
function amountsIn(data: Readonly<Record<string, unknown>>, currency: string, locale: Locale): Detail[] {
  const said = Object.entries(data).flatMap(([name, value]) => {
    if (typeof value !== 'number') return [];
    if (name.endsWith('Minor')) return [{ name, value, text: formatMoney(value, currency, locale) }];
    return name.endsWith('Ppm') ? [{ name, value, text: percent(value, locale) }] : [];
  });
  const telling = said.length > 1 ? said.filter(({ value }) => value !== 0) : said;
  return telling.map(({ name, text }) => {
    const label = amountName(name, locale);
    return { name, text: label === null ? text : labelled(label, text, locale) };
  });
}

function linksIn({ url, carrier, trackingNumber }: Readonly<Record<string, unknown>>): Detail[] {
  const shipment = [carrier, trackingNumber].filter((part) => typeof part === 'string').join(' ');
  return [
    ...(typeof url === 'string' ? [{ name: 'url', text: url }] : []),
    ...(shipment === '' ? [] : [{ name: 'shipment', text: shipment }]),
  ];
}
