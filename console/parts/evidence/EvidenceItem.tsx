import './evidence.css';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import type { EvidenceView } from '../../../functions/evidence/evidenceView.ts';
import { fileSize, labelled } from '../../../functions/words/formats.ts';
import { addressOf } from '../../api/evidence.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { roleText } from '../../words/states.ts';
import { Moment } from '../Moment.tsx';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { evidenceName } from './evidenceName.ts';
import { Picture } from './Picture.tsx';
import { ReportFacts } from './ReportFacts.tsx';
import { refusalText } from './refusals.ts';
import { evidenceWords } from './words.ts';

/** What a browser draws; what the bytes are counts, not what they are called. */
const PICTURES: readonly (string | null)[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

interface Props {
  readonly dealId: string;
  readonly evidence: EvidenceView;
}

/** One piece of evidence: whose it is, what it is, its hash, and the thing itself. */
export function EvidenceItem({ dealId, evidence }: Props) {
  const say = useWords(evidenceWords);
  const locale = useLocale();
  const { evidenceId, kind, by, at, size, sha256, status, sniffedType, url, report } = evidence;
  const name = evidenceName(evidence, say);
  const isReady = status === 'ready';
  return (
    <li className="evidence-item">
      <div className="evidence-head">
        <strong>
          {kind === 'link' && url !== null ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {url}
            </a>
          ) : (
            name
          )}
        </strong>
        <Standing evidence={evidence} />
      </div>
      <p className="quiet">
        {roleText(by, locale)} · <Moment at={at} /> · {say(kind)} · {sniffedType ?? evidence.contentType} ·{' '}
        {fileSize(size, locale)}
      </p>
      {report !== null && <ReportFacts report={report} />}
      {sha256 !== null && (
        <p className="quiet fingerprint">
          {say('fingerprint')} <code>{sha256}</code>
        </p>
      )}
      {isReady && (
        <Opening
          dealId={dealId}
          evidenceId={evidenceId}
          name={name}
          isPicture={PICTURES.includes(sniffedType)}
        />
      )}
    </li>
  );
}

/** Whether it was used, and where; or why it cannot be. */
function Standing({ evidence: { status, submittedBy, refusal } }: { evidence: EvidenceView }) {
  const say = useWords(evidenceWords);
  const locale = useLocale();
  if (status === 'refused')
    return <span className="fault">{labelled(say('refused'), refusalText(refusal, locale), locale)}</span>;
  if (status === 'awaiting_upload') return <span className="quiet">{say('awaited')}</span>;
  return <span>{submittedBy === null ? say('draft') : `✓ ${say('used', { seq: submittedBy })}`}</span>;
}

interface OpeningProps {
  readonly dealId: string;
  readonly evidenceId: string;
  readonly name: string;
  readonly isPicture: boolean;
}

/** Pictures are shown in place, so that two can be looked at side by side; all else is saved. */
function Opening({ dealId, evidenceId, name, isPicture }: OpeningProps) {
  const say = useWords(evidenceWords);
  const [isShown, show] = useState(false);
  const id = useId();
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => addressOf(dealId, evidenceId),
    onSuccess: (address) => window.location.assign(address),
  });
  return (
    <>
      <div className="evidence-actions">
        {isPicture && (
          <Button
            aria-expanded={isShown}
            aria-controls={id}
            aria-label={say(isShown ? 'hideWhich' : 'showWhich', { name })}
            onClick={() => show(!isShown)}
          >
            {say(isShown ? 'hide' : 'show')}
          </Button>
        )}
        <Button aria-label={say('saveWhich', { name })} disabled={isPending} onClick={() => mutate()}>
          {say('save')}
        </Button>
      </div>
      {error !== null && <ProblemNotice error={error} retry={mutate} />}
      <div id={id}>{isShown && <Picture dealId={dealId} evidenceId={evidenceId} name={name} />}</div>
    </>
  );
}
