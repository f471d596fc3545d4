import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { faultText } from '../../../functions/words/faults.ts';
import { evidenceQuery } from '../../api/evidence.ts';
import { dealEvidence, handIn } from '../../api/handIn.ts';
import { useIntent } from '../../api/intent.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { evidenceWords } from './words.ts';

/** Keeps what a link shows now. */
export function LinkForm({ dealId }: { dealId: string }) {
  const say = useWords(evidenceWords);
  const locale = useLocale();
  const client = useQueryClient();
  const intent = useIntent();
  const id = useId();
  const [url, setUrl] = useState('');
  const { mutate, error, isPending } = useMutation({
    mutationFn: (body: { url: string }) => handIn(dealEvidence(dealId), body, intent.keyFor(body)),
    onSuccess: () => {
      intent.done();
      setUrl('');
      void client.invalidateQueries({ queryKey: evidenceQuery(dealId).queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ url });
  };
  const fault =
    error instanceof ApiProblem && error.code !== 'link_not_fetched' ? error.body.errors?.[0] : undefined;
  return (
    <form className="link-form" onSubmit={submit}>
      <label htmlFor={id}>{say('linkLabel')}</label>
      <div className="link-line">
        <input
          id={id}
          className="field"
          type="url"
          required
          value={url}
          aria-describedby={`${id}-about`}
          aria-invalid={error !== null}
          onChange={({ target }) => setUrl(target.value)}
        />
        <Button htmlType="submit" loading={isPending}>
          {say('linkSend')}
        </Button>
      </div>
      <p id={`${id}-about`} className="quiet about">
        {fault === undefined ? (
          say('linkHint')
        ) : (
          <strong className="fault">{faultText(fault.message, locale)}</strong>
        )}
      </p>
      {error !== null && fault === undefined && <ProblemNotice error={error} />}
    </form>
  );
}
