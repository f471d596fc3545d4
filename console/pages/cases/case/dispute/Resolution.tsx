import payloads from 'virtual:payloads';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { DealView } from '../../../../../functions/api/dealView.ts';
import { faultText } from '../../../../../functions/words/faults.ts';
import { optionText } from '../../../../../functions/words/fields.ts';
import { actOnDispute, type DisputeView, disputeQuery } from '../../../../api/disputes.ts';
import { useIntent } from '../../../../api/intent.ts';
import { useMe } from '../../../../api/me.ts';
import { ApiProblem } from '../../../../api/problem.ts';
import { toInstant } from '../../../../parts/form/localInput.ts';
import { timeZone } from '../../../../parts/Moment.tsx';
import { ProblemNotice } from '../../../../parts/ProblemNotice.tsx';
import { actionText } from '../../../../words/actions.ts';
import { useLocale, useWords } from '../../../../words/pageWords.ts';
import { EvidenceChoice } from './EvidenceChoice.tsx';
import { SplitFields } from './SplitFields.tsx';
import { disputeWords } from './words.ts';

interface Props {
  readonly dispute: DisputeView;
  readonly deal: DealView;
}

/** What an operator can do now: propose, decide, or wait for the second operator. */
export function Resolution({ dispute, deal }: Props) {
  const say = useWords(disputeWords);
  const locale = useLocale();
  const { subject } = useMe();
  const action = (['propose', 'decide'] as const).find((each) =>
    dispute.gate?.actions.some((offer) => offer.action === each && offer.by === 'operator'),
  );
  const isMine = dispute.pendingDecision?.by.id === subject;
  const title = action === undefined ? say('decision') : actionText(action, locale).label;
  return (
    <section className="panel stack" aria-labelledby="resolution">
      <h2 id="resolution">{title}</h2>
      {action === undefined && <p className="quiet">{say('waits')}</p>}
      {action !== undefined && isMine && <p role="status">{say('notYours')}</p>}
      {action !== undefined && !isMine && (
        <ResolutionForm key={`${action} ${dispute.pendingDecision?.at}`} {...{ dispute, deal, action }} />
      )}
    </section>
  );
}

const REDONE_AT: readonly string[] = ['delivery', 'review'];

/** Begins with what the first operator decided, where a second one has to decide the same. */
function ResolutionForm({ dispute, deal, action }: Props & { action: 'propose' | 'decide' }) {
  const say = useWords(disputeWords);
  const locale = useLocale();
  const intent = useIntent();
  const client = useQueryClient();
  const first = dispute.pendingDecision;
  const firstRedo = first !== null && 'redo' in first ? first.redo : null;
  const firstShares = first !== null && 'shares' in first ? first.shares : null;
  const [shares, setShares] = useState(firstShares ?? { creator: 500_000, brand: 500_000 });
  const [isRedo, setRedo] = useState(firstRedo != null);
  const [due, setDue] = useState('');
  const [reasonCode, setReasonCode] = useState<string>(first?.reasonCode ?? '');
  const [text, setText] = useState('');
  const [evidenceIds, setEvidenceIds] = useState<readonly string[]>(first?.evidenceIds ?? []);
  const [isBusy, setBusy] = useState(false);
  const { mutate, error, isPending } = useMutation({
    mutationFn: (payload: unknown) => actOnDispute(dispute.id, action, payload, intent.keyFor(payload)),
    onSuccess: (changed) => {
      intent.done();
      client.setQueryData(disputeQuery(dispute.id).queryKey, changed);
      void client.invalidateQueries({ queryKey: ['deal', deal.id] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const dueAt = due === '' && firstRedo != null ? firstRedo.dueAt : toInstant(due);
    mutate({ ...(isRedo ? { redo: { dueAt } } : { shares }), reasonCode, text, evidenceIds });
  };
  const faults = error instanceof ApiProblem ? (error.body.errors ?? []) : [];
  const options = payloads[action]?.properties.reasonCode?.enum ?? [];
  return (
    <form className="stack" onSubmit={submit}>
      {action === 'decide' && REDONE_AT.includes(dispute.raisedAt) && (
        <div className="part-choice">
          <label>
            <input type="radio" checked={!isRedo} onChange={() => setRedo(false)} /> {say('split')}
          </label>
          <label>
            <input type="radio" checked={isRedo} onChange={() => setRedo(true)} /> {say('redo')}
          </label>
        </div>
      )}
      {isRedo ? (
        <label className="stack">
          {say('dueAt')}
          <input
            type="datetime-local"
            className="field"
            required={firstRedo == null}
            value={due}
            onChange={({ target }) => setDue(target.value)}
          />
          <span className="quiet">{say('zone', { zone: timeZone })}</span>
        </label>
      ) : (
        <SplitFields dispute={dispute} hasProvider={deal.provider !== null} {...{ shares, setShares }} />
      )}
      <label className="stack">
        {say('reason')}
        <select required value={reasonCode} onChange={({ target }) => setReasonCode(target.value)}>
          <option value="">{say('choose')}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {optionText(option, locale)}
            </option>
          ))}
        </select>
      </label>
      <label className="stack">
        {say('text')}
        <textarea
          className="field"
          rows={3}
          maxLength={2000}
          required
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <EvidenceChoice dealId={deal.id} chosen={evidenceIds} choose={setEvidenceIds} setBusy={setBusy} />
      {error !== null && <ProblemNotice error={error} />}
      {faults.map(({ path, message }) => (
        <strong key={path} className="fault">
          {faultText(message, locale)}
        </strong>
      ))}
      <Button
        type="primary"
        htmlType="submit"
        loading={isPending}
        disabled={isBusy || evidenceIds.length === 0}
      >
        {actionText(action, locale).label}
      </Button>
    </form>
  );
}
