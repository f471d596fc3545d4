import { useQuery } from '@tanstack/react-query';
import type { EvidenceView } from '../../../../../functions/evidence/evidenceView.ts';
import { optionText } from '../../../../../functions/words/fields.ts';
import { evidenceQuery } from '../../../../api/deals.ts';
import type { DisputeView } from '../../../../api/disputes.ts';
import { Moment } from '../../../../parts/Moment.tsx';
import { ProblemNotice } from '../../../../parts/ProblemNotice.tsx';
import { useLocale, useWords } from '../../../../words/pageWords.ts';
import { roleText } from '../../../../words/states.ts';
import { disputeWords } from './words.ts';

/** What each says and shows, next to each other; who disputes stands first. */
export function Sides({ dispute }: { dispute: DisputeView }) {
  const say = useWords(disputeWords);
  const locale = useLocale();
  const { data = [], error, refetch } = useQuery(evidenceQuery(dispute.dealId));
  const { claimant, respondent, claim, openedAt, reasonCode, response } = dispute;
  const of = (side: 'brand' | 'creator', used: readonly string[]) =>
    data.filter(
      ({ by, evidenceId }) =>
        used.includes(evidenceId) || by === side || (by === 'provider' && side === 'brand'),
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
          <Shown evidence={of(claimant, dispute.evidenceIds)} />
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
          <Shown evidence={of(respondent, response?.evidenceIds ?? [])} />
        </article>
      </div>
    </section>
  );
}

function Shown({ evidence }: { evidence: readonly EvidenceView[] }) {
  const say = useWords(disputeWords);
  if (evidence.length === 0) return <p className="quiet">{say('noEvidence')}</p>;
  return (
    <ul className="shown" aria-label={say('evidence')}>
      {evidence.map(({ evidenceId, fileName, url, at, sha256 }) => (
        <li key={evidenceId}>
          <strong>{fileName ?? url ?? evidenceId}</strong> <Moment at={at} />
          {sha256 !== null && <code title={sha256}>{sha256.slice(0, 16)}…</code>}
        </li>
      ))}
    </ul>
  );
}
