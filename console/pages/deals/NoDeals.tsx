import { Button } from 'antd';
import { useWords } from '../../words/pageWords.ts';
import { dealsWords } from './words.ts';

export function NoDeals({ isFiltered, clear }: { isFiltered: boolean; clear: () => void }) {
  const say = useWords(dealsWords);
  return (
    <div className="panel page-state">
      <h2>{say(isFiltered ? 'noneFound' : 'noneYet')}</h2>
      {isFiltered ? (
        <Button onClick={clear}>{say('clear')}</Button>
      ) : (
        <p className="quiet">{say('noneYetText')}</p>
      )}
    </div>
  );
}
