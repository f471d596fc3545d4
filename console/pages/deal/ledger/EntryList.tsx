import type { EntryView } from '../../../../functions/api/dealLedger.ts';
import { Moment } from '../../../parts/Moment.tsx';
import { Money } from '../../../parts/Money.tsx';
import { useWords } from '../../../words/pageWords.ts';
import { flowsIn } from './books.ts';
import { useAccountName } from './useAccountName.ts';
import { ledgerWords } from './words.ts';

/** Every entry, newest first, with where its money went. */
export function EntryList({ entries }: { entries: readonly EntryView[] }) {
  return (
    <ol className="entries" reversed>
      {entries.toReversed().map((entry) => (
        <EntryItem key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function EntryItem({ entry }: { entry: EntryView }) {
  const say = useWords(ledgerWords);
  const nameOf = useAccountName();
  const { at, purpose, phase, currency } = entry;
  return (
    <li>
      <div className="entry-head">
        <Moment at={at} />
        {phase !== 'posted' && (
          <span className={`tag ${phase === 'pending' ? 'warning' : 'bad'}`}>{say(phase)}</span>
        )}
        <code className="quiet">{purpose}</code>
      </div>
      {flowsIn(entry).map(({ from, to, minor }) => (
        <div className="entry-flow" key={`${from} ${to}`}>
          <span>{say('arrow', { from: nameOf(from), to: nameOf(to) })}</span>
          <Money minor={minor} currency={currency} />
        </div>
      ))}
    </li>
  );
}
