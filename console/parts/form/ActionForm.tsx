import './form.css';
import payloads from 'virtual:payloads';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { DealView } from '../../../functions/api/dealView.ts';
import { useIntent } from '../../api/intent.ts';
import { ApiProblem } from '../../api/problem.ts';
import { actionText } from '../../words/actions.ts';
import { faultWords } from '../../words/faults.ts';
import { lookup } from '../../words/lookup.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { ActionField } from './ActionField.tsx';
import { fieldsOf } from './fields.ts';
import { type FieldFaults, type FieldValue, type FieldValues, readPayload } from './readPayload.ts';
import { formWords } from './words.ts';

interface Props {
  readonly action: string;
  readonly deal: DealView;
  /** Does it; the same key for the same content, however often it is tried. */
  readonly send: (payload: unknown, idempotencyKey: string) => Promise<unknown>;
  readonly done: () => void;
  readonly isDangerous: boolean;
}

/** Whether this console knows what an action takes. */
export const hasForm = (action: string): boolean => lookup(payloads, action) !== undefined;

/** A form for any action, made from what the action takes: a new action needs nothing here. */
export function ActionForm({ action, deal, send, done, isDangerous }: Props) {
  const say = useWords(formWords);
  const locale = useLocale();
  const intent = useIntent();
  const fields = fieldsOf(lookup(payloads, action) ?? {});
  const [values, setValues] = useState<FieldValues>({});
  const [isBusy, setBusy] = useState(false);
  const [faults, setFaults] = useState<FieldFaults>({});
  const { mutate, error, isPending } = useMutation({
    mutationFn: (payload: unknown) => send(payload, intent.keyFor(payload)),
    onSuccess: () => {
      intent.done();
      done();
    },
    onError: (problem) => setFaults(faultsOf(problem)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readPayload(fields, values, deal);
    setFaults(read.ok ? {} : read.faults);
    if (read.ok) mutate(read.payload);
  };
  const change = (key: string, value: FieldValue) => setValues({ ...values, [key]: value });
  const { meaning } = actionText(action, locale);
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {meaning !== '' && <p className="quiet meaning">{meaning}</p>}
      {fields
        .filter(({ kind }) => kind !== 'version')
        .map((field) => {
          const key = field.path.join('.');
          const fault = faultAt(faults, key);
          return (
            <ActionField
              key={key}
              action={action}
              field={field}
              deal={deal}
              value={values[key]}
              fault={fault === undefined ? null : faultWords(fault, locale)}
              faultsBelow={faultsBelow(faults, key)}
              change={(value) => change(key, value)}
              setBusy={setBusy}
            />
          );
        })}
      {error !== null && <ProblemNotice error={error} />}
      <Button type="primary" htmlType="submit" danger={isDangerous} loading={isPending} disabled={isBusy}>
        {say('send')}
      </Button>
    </form>
  );
}

/** A fault below a field is the field's: terms have many parts. */
function faultAt(faults: FieldFaults, key: string): string | undefined {
  return Object.entries(faults).find(([path]) => path === key || path.startsWith(`${key}.`))?.[1];
}

function faultsBelow(faults: FieldFaults, key: string): FieldFaults {
  const below = `${key}.`;
  return Object.fromEntries(
    Object.entries(faults).flatMap(([path, fault]) =>
      path.startsWith(below) ? [[path.slice(below.length), fault]] : [],
    ),
  );
}

function faultsOf(problem: Error): FieldFaults {
  const errors = problem instanceof ApiProblem ? (problem.body.errors ?? []) : [];
  return Object.fromEntries(errors.map(({ path, message }) => [path, message]));
}
