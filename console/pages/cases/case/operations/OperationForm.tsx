import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { DealView } from '../../../../../functions/api/dealView.ts';
import { faultText } from '../../../../../functions/words/faults.ts';
import { dealQuery } from '../../../../api/deals.ts';
import { useIntent } from '../../../../api/intent.ts';
import { type Operation, operate } from '../../../../api/operations.ts';
import { ApiProblem } from '../../../../api/problem.ts';
import { toInstant } from '../../../../parts/form/localInput.ts';
import { timeZone } from '../../../../parts/Moment.tsx';
import { ProblemNotice } from '../../../../parts/ProblemNotice.tsx';
import { useLocale, useWords } from '../../../../words/pageWords.ts';
import { roleText } from '../../../../words/states.ts';
import { operationsWords } from './words.ts';

interface Props {
  readonly operation: Operation;
  readonly deal: DealView;
  readonly done: () => void;
}

function moreOf(operation: Operation, to: string, until: string) {
  if (operation === 'resend-notice') return { to };
  return operation === 'extend-clock' ? { to: toInstant(until) } : {};
}

const TO = ['creator', 'brand', 'provider', 'operator'] as const;

export function OperationForm({ operation, deal, done }: Props) {
  const say = useWords(operationsWords);
  const locale = useLocale();
  const intent = useIntent();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [to, setTo] = useState<string>('creator');
  const [until, setUntil] = useState('');
  const { mutate, error, isPending } = useMutation({
    mutationFn: (payload: unknown) => operate(deal.id, operation, payload, intent.keyFor(payload)),
    onSuccess: (changed) => {
      intent.done();
      client.setQueryData(dealQuery(deal.id).queryKey, changed);
      done();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ reason, ...moreOf(operation, to, until) });
  };
  const faults = error instanceof ApiProblem ? (error.body.errors ?? []) : [];
  return (
    <form className="stack" onSubmit={submit}>
      <p className="quiet">{say(`${operation}-means`)}</p>
      {operation === 'resend-notice' && (
        <label className="stack">
          {say('to')}
          <select value={to} onChange={({ target }) => setTo(target.value)}>
            {TO.filter((role) => role !== 'provider' || deal.provider !== null).map((role) => (
              <option key={role} value={role}>
                {roleText(role, locale)}
              </option>
            ))}
          </select>
        </label>
      )}
      {operation === 'extend-clock' && (
        <label className="stack">
          {say('until')}
          <input
            type="datetime-local"
            className="field"
            required
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
          <span className="quiet">{say('zone', { zone: timeZone })}</span>
        </label>
      )}
      <label className="stack">
        {say('reason')}
        <textarea
          className="field"
          rows={3}
          maxLength={2000}
          required
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      {error !== null && <ProblemNotice error={error} />}
      {faults.map(({ path, message }) => (
        <strong key={path} className="fault">
          {faultText(message, locale)}
        </strong>
      ))}
      <Button type="primary" htmlType="submit" loading={isPending}>
        {say('send')}
      </Button>
    </form>
  );
}
