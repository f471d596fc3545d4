import { useQuery } from '@tanstack/react-query';
import type { EvidenceView } from '../../../../../functions/evidence/evidenceView.ts';
import { optionText } from '../../../../../functions/words/fields.ts';
import type { DisputeView } from '../../../../api/disputes.ts';
import { evidenceQuery } from '../../../../api/evidence.ts';
import { EvidenceItem } from '../../../../parts/evidence/EvidenceItem.tsx';
import { Moment } from '../../../../parts/Moment.tsx';
import { ProblemNotice } from '../../../../parts/ProblemNotice.tsx';
import { useLocale, useWords } from '../../../../words/pageWords.ts';
import { roleText } from '../../../../words/states.ts';
import { disputeWords } from './words.ts';

/** What each says and shows, next to each other; who disputes stands first. */
export function Sides({ dispute }: { dispute: DisputeView }) {
  const say = useWords(disputeWords);
  const locale = useLocale();
  const { data, error, refetch } = useQuery(evidenceQuery(dispute.dealId));
  const ready = data?.filter(({ status }) => status === 'ready') ?? [];
  const { dealId, claimant, respondent, claim, openedAt, reasonCode, response } = dispute;
  const answered = response?.evidenceIds ?? [];
  const of = (side: 'brand' | 'creator', used: readonly string[]) =>
    ready.filter(
      ({ by, evidenceId }) =>
        used.includes(evidenceId) || by === side || (by === 'provider' && side === 'brand'),
    );
  const neutral = ready.filter(
    ({ by, evidenceId }) => by === 'operator' && ![...dispute.evidenceIds, ...answered].includes(evidenceId),
  );
  return (
    <section className="panel" aria-labelledby="claims">
      <h2 id="claims">{say('claims')}</h2>
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      <div className="sides">
        <article>
          <h3>
            {roleText(claimant, locale)} · {optionText(reasonCode, locale)}
          </h3>
          <Moment at={openedAt} />
          <p className="said">{claim}</p>
          <Shown dealId={dealId} evidence={of(claimant, dispute.evidenceIds)} cited={dispute.evidenceIds} />
        </article>
        <article>
          <h3>{roleText(respondent, locale)}</h3>
          {response === null ? (
            <p className="quiet">{say('noAnswer')}</p>
          ) : (
            <>
              <Moment at={response.at} />
              <p className="said">{response.statement}</p>
            </>
          )}
          <Shown dealId={dealId} evidence={of(respondent, answered)} cited={answered} />
        </article>
      </div>
      <EvidenceList title={say('byOperators')} dealId={dealId} evidence={neutral} />
    </section>
  );
}

interface ShownProps {
  readonly dealId: string;
  readonly evidence: readonly EvidenceView[];
  /** What the claim or the answer rests on; the rest was handed in besides. */
  readonly cited: readonly string[];
}

function Shown({ dealId, evidence, cited }: ShownProps) {
  const say = useWords(disputeWords);
  if (evidence.length === 0) return <p className="quiet">{say('noEvidence')}</p>;
  const named = evidence.filter(({ evidenceId }) => cited.includes(evidenceId));
  const others = evidence.filter(({ evidenceId }) => !cited.includes(evidenceId));
  return (
    <>
      <EvidenceList title={say('cited')} dealId={dealId} evidence={named} />
      <EvidenceList title={say('besides')} dealId={dealId} evidence={others} />
    </>
  );
}

function EvidenceList({ title, dealId, evidence }: Omit<ShownProps, 'cited'> & { readonly title: string }) {
  if (evidence.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className="evidence-list">
        {evidence.map((each) => (
          <EvidenceItem key={each.evidenceId} dealId={dealId} evidence={each} />
        ))}
      </ul>
    </>
  );
}
