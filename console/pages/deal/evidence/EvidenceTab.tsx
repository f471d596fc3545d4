import { useQuery } from '@tanstack/react-query';
import { evidenceQuery } from '../../../api/evidence.ts';
import { EvidenceItem } from '../../../parts/evidence/EvidenceItem.tsx';
import { FilePicker } from '../../../parts/evidence/FilePicker.tsx';
import { LinkForm } from '../../../parts/evidence/LinkForm.tsx';
import { useUploads } from '../../../parts/evidence/useUploads.ts';
import { evidenceWords } from '../../../parts/evidence/words.ts';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { useWords } from '../../../words/pageWords.ts';
import { useOpenDeal } from '../useOpenDeal.ts';
import { ChecksPanel } from './ChecksPanel.tsx';

/** What was handed in to prove a point, the latest first, and how the work itself was checked. */
export function EvidenceTab() {
  const say = useWords(evidenceWords);
  const deal = useOpenDeal();
  const { data, error, refetch } = useQuery(evidenceQuery(deal.id));
  const files = useUploads(deal.id);
  return (
    <div className="stack">
      <section className="panel stack" aria-labelledby="evidence">
        <h2 id="evidence">{say('title')}</h2>
        <p className="quiet evidence-about">{say('about')}</p>
        <FilePicker {...files} />
        <LinkForm dealId={deal.id} />
        {error !== null && <ProblemNotice error={error} retry={refetch} />}
        {data === undefined && error === null && <p role="status">{say('loading')}</p>}
        {data?.length === 0 && <p className="quiet">{say('none')}</p>}
        <ul className="evidence-list">
          {data?.toReversed().map((evidence) => (
            <EvidenceItem key={evidence.evidenceId} dealId={deal.id} evidence={evidence} />
          ))}
        </ul>
      </section>
      <ChecksPanel deal={deal} />
    </div>
  );
}
