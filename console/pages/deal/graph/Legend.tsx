import { useWords } from '../../../words/pageWords.ts';
import { graphWords } from './words.ts';

/** What the looks of a state mean. */
export function Legend() {
  const say = useWords(graphWords);
  return (
    <ul className="legend">
      <li className="state here">{say('legendHere')}</li>
      <li className="state entered">{say('legendTaken')}</li>
      <li className="state next">{say('legendNext')}</li>
    </ul>
  );
}
