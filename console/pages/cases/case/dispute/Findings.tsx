import { optionText } from '../../../../../functions/words/fields.ts';
import { percent, shortMoment } from '../../../../../functions/words/formats.ts';
import type { DisputeView } from '../../../../api/disputes.ts';
import { timeZone } from '../../../../parts/Moment.tsx';
import { Money } from '../../../../parts/Money.tsx';
import { useLocale, useWords } from '../../../../words/pageWords.ts';
import { disputeWords } from './words.ts';

type Found = NonNullable<DisputeView['pendingDecision' | 'decision' | 'proposal']>;

const PARTS = ['creator', 'brand', 'provider'] as const;

/** What was proposed and decided so far. */
export function Findings({ dispute }: { dispute: DisputeView }) {
  const say = useWords(disputeWords);
  const { proposal, appealedDecision, appeal, pendingDecision, decision, currency } = dispute;
  const made = [
    ['proposal', proposal],
    ['appealed', appealedDecision],
    ['pending', pendingDecision],
    ['decision', decision],
  ] as const;
  if (made.every(([, found]) => found === null)) return null;
  return (
    <section className="panel stack" aria-labelledby="findings">
      <h2 id="findings">{say('findings')}</h2>
      {made.map(
        ([word, found]) =>
          found !== null && (
            <article key={word}>
              <h3>{say(word)}</h3>
              <Content found={found} currency={currency} />
            </article>
          ),
      )}
      {appeal !== null && (
        <p className="said">
          {say('grounds')}: {appeal.grounds}
        </p>
      )}
    </section>
  );
}

function Content({ found, currency }: { found: Found; currency: string }) {
  const say = useWords(disputeWords);
  const locale = useLocale();
  const { shares, amounts } = 'shares' in found ? found : { shares: null, amounts: null };
  const redo = 'redo' in found ? found.redo : null;
  return (
    <>
      <p>
        {shares &&
          amounts &&
          PARTS.filter((who) => shares[who] !== undefined).map((who) => (
            <span key={who} className="part">
              {say(who)} {percent(shares[who] ?? 0, locale)}{' '}
              <Money minor={amounts[who]} currency={currency} />
            </span>
          ))}
        {redo && say('redoBy', { at: shortMoment(redo.dueAt, { locale, timeZone }) })}
      </p>
      <p className="said">
        {optionText(found.reasonCode, locale)} · {found.text}
      </p>
    </>
  );
}
