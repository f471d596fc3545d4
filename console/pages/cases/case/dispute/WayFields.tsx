import { timeZone } from '../../../../parts/Moment.tsx';
import { useWords } from '../../../../words/pageWords.ts';
import { SplitFields } from './SplitFields.tsx';
import type { ResolutionProps, Resolving } from './useResolution.ts';
import { disputeWords } from './words.ts';

const REDONE_AT: readonly string[] = ['delivery', 'review'];

/** How it is to end: the money is split, or, where the work is what is disputed, it is done again. */
export function WayFields({ dispute, deal, action, form }: ResolutionProps & { form: Resolving }) {
  const say = useWords(disputeWords);
  const { isRedo, setRedo, shares, setShares } = form;
  return (
    <>
      {action === 'decide' && REDONE_AT.includes(dispute.raisedAt) && (
        <div className="part-choice">
          <label>
            <input type="radio" name="way" checked={!isRedo} onChange={() => setRedo(false)} /> {say('split')}
          </label>
          <label>
            <input type="radio" name="way" checked={isRedo} onChange={() => setRedo(true)} /> {say('redo')}
          </label>
        </div>
      )}
      {isRedo ? (
        <DueField form={form} />
      ) : (
        <SplitFields dispute={dispute} providerId={deal.provider?.id} {...{ shares, setShares }} />
      )}
    </>
  );
}

function DueField({ form: { due, setDue, firstRedo } }: { form: Resolving }) {
  const say = useWords(disputeWords);
  return (
    <label className="stack">
      {say('dueAt')}
      <input
        type="datetime-local"
        className="field"
        required={firstRedo === null}
        value={due}
        onChange={({ target }) => setDue(target.value)}
      />
      <span className="quiet">{say('zone', { zone: timeZone })}</span>
    </label>
  );
}
