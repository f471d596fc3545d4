import { useId } from 'react';
import type { DealView } from '../../../functions/api/dealView.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { ChoiceControl, EvidenceControl, LineControl, TextControl } from './controls.tsx';
import type { Field } from './fields.ts';
import type { FieldFaults, FieldValue } from './readPayload.ts';
import { TermsControl } from './TermsControl.tsx';
import { fieldLabel, formWords } from './words.ts';

export interface FieldProps {
  readonly action: string;
  readonly field: Field;
  readonly deal: DealView;
  readonly value: FieldValue | undefined;
  /** Ready to be read. */
  readonly fault: string | null;
  /** What is wrong below it, by path within it, in the words of the API. */
  readonly faultsBelow: FieldFaults;
  readonly change: (value: FieldValue) => void;
  /** Said by a field whose value is not whole yet. */
  readonly setBusy: (isBusy: boolean) => void;
}

/** How a control is tied to its label, its hint and what is wrong with it. */
export interface Tied {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly required: boolean;
}

export function ActionField(props: FieldProps) {
  const { action, field, deal, fault } = props;
  const say = useWords(formWords);
  const locale = useLocale();
  const id = useId();
  const { label, hint } = fieldLabel(action, field.path, deal.terms.currency, locale);
  const aboutId = `${id}-about`;
  const tied: Tied = {
    id,
    'aria-describedby': aboutId,
    'aria-invalid': fault !== null,
    required: field.isRequired,
  };
  const isGroup = field.kind === 'evidence' || field.kind === 'terms';
  const heading = (
    <>
      {label} {!field.isRequired && <span className="quiet">({say('optional')})</span>}
    </>
  );
  const about = (
    <p id={aboutId} className="about">
      {fault === null ? hintFor(field.kind, hint, say) : <strong className="fault">{fault}</strong>}
    </p>
  );
  if (isGroup) {
    return (
      <fieldset className="action-field">
        <legend>{heading}</legend>
        <Control {...props} tied={tied} />
        {about}
      </fieldset>
    );
  }
  return (
    <div className="action-field">
      <label htmlFor={id}>{heading}</label>
      <Control {...props} tied={tied} />
      {about}
    </div>
  );
}

function hintFor(
  kind: Field['kind'],
  hint: string | null,
  say: ReturnType<typeof useWords<'percent' | 'localTime'>>,
) {
  if (kind === 'percent') return say('percent');
  if (kind === 'moment') return say('localTime', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  return hint;
}

function Control(props: FieldProps & { tied: Tied }) {
  switch (props.field.kind) {
    case 'text':
      return <TextControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} />;
    case 'evidence':
      return <EvidenceControl {...props} />;
    case 'terms':
      return <TermsControl deal={props.deal} change={props.change} faults={props.faultsBelow} />;
    default:
      return <LineControl {...props} />;
  }
}
