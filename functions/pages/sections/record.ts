import { PPM } from '../../../domain/money/amount.ts';
import type { Locale } from '../../../domain/parties.ts';
import { isNew, type PartyRecord } from '../../../domain/record/record.ts';
import type { Tally } from '../../../domain/record/tally.ts';
import { duration, percent } from '../../words/formats.ts';
import { type RecordWords, recordWords } from '../../words/record.ts';
import { html, type Markup } from '../markup.ts';
import { type DealPageView, openGateOf } from '../view.ts';

/** How those who made the offer kept their word so far, for whoever is to accept it. */
export function record(view: DealPageView): Markup | null {
  const { locale, deal, records = [] } = view;
  if (records.length === 0 || openGateOf(deal)?.name !== 'response') return null;
  const words = recordWords[locale];
  return html`<section aria-labelledby="record"><h2 id="record">${words.title}</h2>
${records.map(({ name, record: found }) =>
  isNew(found) ? html`<p>${words.none(name)}</p>` : table(words.of(name), found, locale),
)}<p class="soft small">${words.about}</p></section>
`;
}

type Say = (tally: Tally) => string | null;

function table(caption: string, { last12Months, allTime }: PartyRecord, locale: Locale): Markup {
  const words = recordWords[locale];
  const listed = measures(words, locale).flatMap(([label, say]) => {
    const ever = say(allTime);
    if (ever === null) return [];
    return html`<tr><th scope="row">${label}</th><td>${say(last12Months) ?? words.nothing}</td><td>${ever}</td></tr>
`;
  });
  return html`<table><caption>${caption}</caption><thead><tr><th scope="col">${words.measure}</th><th scope="col">${words.last12Months}</th><th scope="col">${words.allTime}</th></tr></thead>
<tbody>${listed}</tbody></table>
`;
}

/** Each measure with how it is said; `null` where there is nothing to go by. */
function measures(words: RecordWords, locale: Locale): readonly (readonly [string, Say])[] {
  const rate = (part: number, whole: number) =>
    whole === 0
      ? null
      : words.rate(part, whole, percent(Math.floor((part * 1000) / whole) * (PPM / 1000), locale));
  return [
    [words.deals, ({ deals }) => String(deals)],
    [words.answered, ({ turns, silentExpiries }) => rate(turns - silentExpiries, turns)],
    [words.delivered, ({ deliveries, deliveriesOnTime }) => rate(deliveriesOnTime, deliveries)],
    [
      words.reviewed,
      ({ reviews, reviewMillis }) =>
        reviews === 0 ? null : words.average(span(reviewMillis / reviews, locale), reviews),
    ],
    [words.paid, ({ payments, paymentsInTime }) => rate(paymentsInTime, payments)],
    [words.disputes, ({ disputes, disputesLost }) => words.lost(disputes, disputesLost)],
    [words.cancelled, ({ deals, lateCancellations }) => rate(lateCancellations, deals)],
  ];
}

const HOUR_MILLIS = 3_600_000;

/** Never shorter than it took: whole hours, from two days on whole days. */
function span(millis: number, locale: Locale): string {
  const hours = Math.max(1, Math.ceil(millis / HOUR_MILLIS));
  return duration(hours < 48 ? `PT${hours}H` : `P${Math.ceil(hours / 24)}D`, locale);
}
