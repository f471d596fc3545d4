import { useEffect } from 'react';
import type { FoundView } from '../../../functions/api/search.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { outcomeName, statusText } from '../../words/states.ts';
import { searchWords } from './words.ts';

export const optionId = (index: number) => `search-found-${index}`;

export function FoundList({
  items,
  chosen,
  open,
}: {
  items: readonly FoundView[];
  chosen: number;
  open: (item: FoundView) => void;
}) {
  const say = useWords(searchWords);
  const locale = useLocale();
  useEffect(() => {
    document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div id="search-found" className="search-found" role="listbox" aria-label={say('title')}>
      {items.map((item, index) => {
        const { kind, id, dealId, reference, status, outcome, creator } = item;
        return (
          // The keyboard chooses in the field above, which keeps the focus.
          <button
            type="button"
            key={`${kind} ${id} ${dealId}`}
            id={optionId(index)}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            onClick={() => open(item)}
          >
            <span className="tag">{say(kind)}</span>
            <span className="search-name">
              {reference}
              <span className="quiet">{creator.name}</span>
              {kind !== 'deal' && kind !== 'creator' && <span className="quiet search-id">{id}</span>}
            </span>
            <span className="quiet">
              {outcome === null ? statusText(status, locale) : outcomeName(outcome, locale)}
            </span>
          </button>
        );
      })}
    </div>
  );
}
