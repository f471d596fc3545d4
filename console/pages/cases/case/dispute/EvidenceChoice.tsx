import { useQuery } from '@tanstack/react-query';
import { evidenceQuery } from '../../../../api/deals.ts';
import { ProblemNotice } from '../../../../parts/ProblemNotice.tsx';
import { useWords } from '../../../../words/pageWords.ts';
import { disputeWords } from './words.ts';

interface Props {
  readonly dealId: string;
  readonly chosen: readonly string[];
  readonly choose: (evidenceIds: readonly string[]) => void;
}

/** What a resolution rests on, out of all that is ready to be used. */
export function EvidenceChoice({ dealId, chosen, choose }: Props) {
  const say = useWords(disputeWords);
  const { data = [], error, refetch } = useQuery(evidenceQuery(dealId));
  const change = (id: string, isChosen: boolean) =>
    choose(isChosen ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <fieldset className="case-evidence">
      <legend>{say('chooseEvidence')}</legend>
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      {data
        .filter(({ status }) => status === 'ready')
        .map(({ evidenceId, fileName, url }) => (
          <label key={evidenceId}>
            <input
              type="checkbox"
              checked={chosen.includes(evidenceId)}
              onChange={({ target }) => change(evidenceId, target.checked)}
            />{' '}
            {fileName ?? url ?? evidenceId}
          </label>
        ))}
    </fieldset>
  );
}
