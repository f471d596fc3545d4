import './evidence.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { evidenceQuery } from '../../api/evidence.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { roleText } from '../../words/states.ts';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { evidenceName } from './evidenceName.ts';
import { FilePicker } from './FilePicker.tsx';
import { isUnderWay, useUploads } from './useUploads.ts';
import { evidenceWords } from './words.ts';

interface Props {
  readonly dealId: string;
  readonly chosen: readonly string[];
  readonly choose: (evidenceIds: readonly string[]) => void;
  /** Whether something is on its way, without which what is chosen is not whole. */
  readonly setBusy: (isBusy: boolean) => void;
}

/** Chooses of the evidence there is, and uploads more, which is chosen as it arrives. */
export function EvidencePicker({ dealId, chosen, choose, setBusy }: Props) {
  const say = useWords(evidenceWords);
  const locale = useLocale();
  const { data = [], error, refetch } = useQuery(evidenceQuery(dealId));
  const files = useUploads(dealId);
  const isBusy = files.uploads.some(isUnderWay);
  const taken = useRef(new Set<string>());
  useEffect(() => setBusy(isBusy), [isBusy, setBusy]);
  useEffect(() => {
    const fresh = files.uploads.flatMap(({ evidenceId }) =>
      evidenceId === null || taken.current.has(evidenceId) ? [] : [evidenceId],
    );
    if (fresh.length === 0) return;
    for (const evidenceId of fresh) taken.current.add(evidenceId);
    choose([...chosen, ...fresh]);
  });
  return (
    <div className="stack">
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      <ul className="evidence-choice" aria-label={say('usable')}>
        {data
          .filter(({ status }) => status === 'ready')
          .map((evidence) => (
            <li key={evidence.evidenceId}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(evidence.evidenceId)}
                  onChange={({ target }) => choose(toggled(chosen, evidence.evidenceId, target.checked))}
                />
                <span>
                  {evidenceName(evidence, say)} <span className="quiet">{roleText(evidence.by, locale)}</span>
                </span>
              </label>
            </li>
          ))}
      </ul>
      <FilePicker {...files} />
      {isBusy && (
        <p role="status" className="quiet">
          {say('waitForUploads')}
        </p>
      )}
    </div>
  );
}

const toggled = (chosen: readonly string[], evidenceId: string, isChosen: boolean): readonly string[] =>
  isChosen ? [...chosen, evidenceId] : chosen.filter((each) => each !== evidenceId);
