import { EvidencePicker } from '../../../../parts/evidence/EvidencePicker.tsx';
import { useWords } from '../../../../words/pageWords.ts';
import { disputeWords } from './words.ts';

interface Props {
  readonly dealId: string;
  readonly chosen: readonly string[];
  readonly choose: (evidenceIds: readonly string[]) => void;
  readonly setBusy: (isBusy: boolean) => void;
}

/** What a resolution rests on, out of all that is ready to be used. */
export function EvidenceChoice(props: Props) {
  const say = useWords(disputeWords);
  return (
    <fieldset className="case-evidence">
      <legend>{say('chooseEvidence')}</legend>
      <EvidencePicker {...props} />
    </fieldset>
  );
}
