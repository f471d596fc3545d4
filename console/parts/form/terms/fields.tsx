import '../form.css';
import './terms.css';
import { type ReactNode, useId } from 'react';
import { faultWords } from '../../../words/faults.ts';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { useFields } from './FieldsScope.tsx';
import { SPAN_UNITS, type TypedSpan } from './span.ts';
import { termsFormWords } from './words.ts';

interface FieldProps {
  /** Where its value stands in the terms: what is wrong there, or below, is said here. */
  readonly path: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** A label, its control, and what is to be known or wrong about it. */
export function Labelled({
  path,
  label,
  hint,
  children,
}: FieldProps & { readonly children: (tied: Tied) => ReactNode }) {
  const id = useId();
  const fault = useFault(path);
  const { touch } = useFields();
  const aboutId = `${id}-about`;
  const about = fault ?? hint;
  const tied: Tied = {
    id,
    className: 'field',
    'aria-invalid': fault !== null,
    'aria-describedby': about === undefined ? undefined : aboutId,
    onBlur: () => touch(path),
  };
  return (
    <div className="action-field">
      <label htmlFor={id}>{label}</label>
      {children(tied)}
      {about !== undefined && (
        <p id={aboutId} className={fault === null ? 'about' : 'about fault'}>
          {about}
        </p>
      )}
    </div>
  );
}

export interface Tied {
  readonly id: string;
  readonly className: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
  readonly onBlur: () => void;
}

/** What is wrong at a path, ready to be read: in a list, also below it. */
function useFault(path: string): string | null {
  const locale = useLocale();
  const { faults } = useFields();
  const found = Object.entries(faults).find(([at]) => at === path || at.startsWith(`${path}.`));
  return found === undefined ? null : faultWords(found[1], locale);
}

/** What is wrong with a part as a whole, and so at none of its fields. */
export function PartFault({ path }: { readonly path: string }) {
  const locale = useLocale();
  const { faults } = useFields();
  const fault = faults[path];
  return fault === undefined ? null : <p className="about fault">{faultWords(fault, locale)}</p>;
}

interface TextProps extends FieldProps {
  readonly value: string;
  readonly set: (value: string) => void;
}

export function LineField({
  value,
  set,
  type = 'text',
  mode,
  list,
  ...field
}: TextProps & {
  readonly type?: string;
  readonly mode?: 'decimal' | 'numeric';
  readonly list?: string;
}) {
  return (
    <Labelled {...field}>
      {(tied) => (
        <input
          {...tied}
          type={type}
          inputMode={mode}
          list={list}
          value={value}
          onChange={({ target }) => set(target.value)}
        />
      )}
    </Labelled>
  );
}

/** A list, one item a line. */
export function LinesField({ value, set, ...field }: TextProps) {
  return (
    <Labelled {...field}>
      {(tied) => <textarea {...tied} rows={2} value={value} onChange={({ target }) => set(target.value)} />}
    </Labelled>
  );
}

export function ChoiceField({
  value,
  set,
  options,
  ...field
}: TextProps & { readonly options: readonly (readonly [value: string, label: string])[] }) {
  return (
    <Labelled {...field}>
      {(tied) => (
        <select {...tied} value={value} onChange={({ target }) => set(target.value)}>
          {options.map(([option, label]) => (
            <option key={option} value={option}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

export function SpanField({
  span,
  set,
  label,
  ...field
}: FieldProps & { readonly span: TypedSpan; readonly set: (span: TypedSpan) => void }) {
  const say = useWords(termsFormWords);
  const units = SPAN_UNITS.filter((unit) => unit === 'D' || unit === 'H' || unit === span.unit);
  return (
    <Labelled label={label} {...field}>
      {(tied) => (
        <span className="span-field">
          <input
            {...tied}
            inputMode="numeric"
            value={span.amount}
            onChange={({ target }) => set({ ...span, amount: target.value })}
          />
          <select
            aria-label={say('unitOf', { field: label })}
            value={span.unit}
            onChange={({ target }) => {
              const unit = SPAN_UNITS.find((each) => each === target.value);
              if (unit !== undefined) set({ ...span, unit });
            }}
          >
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {say(`unit${unit}`)}
              </option>
            ))}
          </select>
        </span>
      )}
    </Labelled>
  );
}

export function TickField({
  label,
  isTicked,
  set,
}: {
  readonly label: string;
  readonly isTicked: boolean;
  readonly set: (isTicked: boolean) => void;
}) {
  return (
    <label className="tick">
      <input type="checkbox" checked={isTicked} onChange={({ target }) => set(target.checked)} />
      {label}
    </label>
  );
}

/** A part that can be agreed on or left out: ticked, its fields appear. */
export function OptionalPart({
  path,
  label,
  hint,
  isAgreed,
  set,
  children,
}: FieldProps & {
  readonly isAgreed: boolean;
  readonly set: (isAgreed: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <div className="optional-part">
      <TickField label={label} isTicked={isAgreed} set={set} />
      {hint !== undefined && <p className="about">{hint}</p>}
      <PartFault path={path} />
      {isAgreed && <div className="part-fields">{children}</div>}
    </div>
  );
}
