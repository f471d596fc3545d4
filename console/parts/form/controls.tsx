import { useQuery } from '@tanstack/react-query';
import { optionText } from '../../../functions/words/fields.ts';
import { evidenceQuery } from '../../api/deals.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { ProblemNotice } from '../ProblemNotice.tsx';
import type { FieldProps, Tied } from './ActionField.tsx';
import type { FieldKind } from './fields.ts';
import { formWords } from './words.ts';

type Props = FieldProps & { readonly tied: Tied };

const TYPES: Readonly<Partial<Record<FieldKind, string>>> = { address: 'url', moment: 'datetime-local' };
const MODES: Readonly<Partial<Record<FieldKind, 'decimal' | 'url'>>> = {
  amount: 'decimal',
  percent: 'decimal',
  address: 'url',
};
const textOf = (value: FieldProps['value']): string => (typeof value === 'string' ? value : '');

export function LineControl({ field, value, change, tied }: Props) {
  return (
    <input
      {...tied}
      className="field"
      type={TYPES[field.kind] ?? 'text'}
      inputMode={MODES[field.kind]}
      maxLength={field.maxLength}
      value={textOf(value)}
      onChange={({ target }) => change(target.value)}
    />
  );
}

export function TextControl({ field, value, change, tied }: Props) {
  return (
    <textarea
      {...tied}
      className="field"
      rows={3}
      maxLength={field.maxLength}
      value={textOf(value)}
      onChange={({ target }) => change(target.value)}
    />
  );
}

export function ChoiceControl({ field, value, change, tied }: Props) {
  const say = useWords(formWords);
  const locale = useLocale();
  return (
    <select {...tied} value={textOf(value)} onChange={({ target }) => change(target.value)}>
      <option value="">{say('choose')}</option>
      {field.options?.map((option) => (
        <option key={option} value={option}>
          {optionText(option, locale)}
        </option>
      ))}
    </select>
  );
}

/** What was handed in so far, to be referred to. */
export function EvidenceControl({ deal, value, change }: Props) {
  const say = useWords(formWords);
  const evidence = useQuery(evidenceQuery(deal.id));
  const chosen = Array.isArray(value) ? value : [];
  if (evidence.isError) return <ProblemNotice error={evidence.error} retry={evidence.refetch} />;
  const usable = evidence.data?.filter(({ status }) => status === 'ready') ?? [];
  if (usable.length === 0) return <p className="quiet">{say('noEvidence')}</p>;
  return (
    <ul className="evidence-choice">
      {usable.map(({ evidenceId, fileName, url }) => (
        <li key={evidenceId}>
          <label>
            <input
              type="checkbox"
              checked={chosen.includes(evidenceId)}
              onChange={({ target }) =>
                change(
                  target.checked ? [...chosen, evidenceId] : chosen.filter((each) => each !== evidenceId),
                )
              }
            />
            {fileName ?? url ?? evidenceId}
          </label>
        </li>
      ))}
    </ul>
  );
}
