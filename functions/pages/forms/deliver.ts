import type { Deal } from '../../../domain/deal/deal.ts';
import { fieldWords, namedField } from '../../words/fields.ts';
import { zoneName } from '../../words/formats.ts';
import type { ActionForm } from './form.ts';
import { parseLocal } from './localTime.ts';
import { asWords } from './readForm.ts';

/** The link to the work and, if the creator likes, when it took place. */
export const deliverForm: ActionForm = {
  hidden: () => ({}),
  fields: (deal, reader) => {
    const words = fieldWords[reader.locale];
    const hint = words.inZone(zoneName(new Date(deal.dueAt), reader));
    const address = { path: ['url'], label: words.url, hint: words.urlHint };
    const times = timesOf(deal).map((time) => ({ path: [time], label: words[time], hint }));
    return [
      { ...address, kind: 'address', value: '', isRequired: true },
      ...times.map((time) => ({ ...time, kind: 'moment' as const, value: '', isRequired: false })),
      {
        ...namedField('deliver', 'evidenceIds', '', reader.locale),
        path: ['evidenceIds'],
        kind: 'files',
        value: '',
        isRequired: false,
      },
    ];
  },
  payload: (reading, deal, timeZone) => {
    const url = reading.required(['url'], asWords, '');
    const times = timesOf(deal).flatMap((name) => {
      const instant = reading.optional([name], (text) => parseLocal(text, timeZone));
      return instant === undefined ? [] : [[name, instant]];
    });
    const evidenceIds = reading.marked(['evidenceIds']);
    return { url, ...Object.fromEntries(times), ...(evidenceIds.length === 0 ? {} : { evidenceIds }) };
  },
};

function timesOf({ terms }: Deal) {
  return terms.deliverable.kind === 'livestream'
    ? (['startedAt', 'endedAt'] as const)
    : (['publishedAt'] as const);
}
