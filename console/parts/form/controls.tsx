import { optionText } from '../../../functions/words/fields.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { EvidencePicker } from '../evidence/EvidencePicker.tsx';
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

/** What was handed in so far, to be referred to, and more files. */
export function EvidenceControl({ deal, value, change, setBusy }: Props) {
  const chosen = Array.isArray(value) ? value : [];
  return <EvidencePicker dealId={deal.id} chosen={chosen} choose={change} setBusy={setBusy} />;
}
