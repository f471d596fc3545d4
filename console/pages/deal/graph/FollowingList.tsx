import type { MachinePath } from '../../../../domain/ports/workflows.ts';
import { list } from '../../../../functions/words/formats.ts';
import { Moment } from '../../../parts/Moment.tsx';
import { actionText } from '../../../words/actions.ts';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { roleText } from '../../../words/states.ts';
import type { MachineGraph } from './machineGraph.ts';
import { stateText } from './stateWords.ts';
import { type Following, followingOf } from './wayTaken.ts';
import { graphWords } from './words.ts';

/** Where a machine stands, and what each answer would lead to. */
export function FollowingList({ graph, path }: { graph: MachineGraph; path: MachinePath }) {
  const say = useWords(graphWords);
  const locale = useLocale();
  const { current, entered } = path;
  if (current === null) return <p>{say('hasEnded')}</p>;
  const since = entered.at(-1)?.at;
  return (
    <div>
      <h3>{say('standsAt')}</h3>
      <p>
        <strong>{stateText(current, locale)}</strong>{' '}
        {since !== undefined && (
          <span className="quiet">
            {say('since')} <Moment at={since} />
          </span>
        )}
      </p>
      <h3>{say('next')}</h3>
      <dl className="following">
        {followingOf(graph, current).map((following) => (
          <FollowingRow key={following.action ?? following.kind} following={following} />
        ))}
      </dl>
    </div>
  );
}

function FollowingRow({ following: { kind, action, by, to } }: { following: Following }) {
  const say = useWords(graphWords);
  const locale = useLocale();
  const who = list(
    by.map((role) => roleText(role, locale)),
    locale,
  );
  return (
    <div>
      <dt>
        {action === null ? say(kind) : actionText(action, locale).label}{' '}
        {by.length > 0 && <span className="quiet">{say('by', { who })}</span>}
      </dt>
      {to.map((state) => (
        <dd key={state}>→ {stateText(state, locale)}</dd>
      ))}
    </div>
  );
}
