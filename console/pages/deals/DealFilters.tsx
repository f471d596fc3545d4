import { useRef } from 'react';
import { useShortcuts } from '../../keyboard/ShortcutProvider.tsx';
import { Choice } from '../../parts/Choice.tsx';
import { SearchField } from '../../parts/SearchField.tsx';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { OUTCOMES, outcomeName, roleText, STATUSES, statusText } from '../../words/states.ts';
import { type DealSearch, parseDealSearch, TURNS } from './search.ts';
import { dealsWords } from './words.ts';

export function DealFilters({ search, show }: { search: DealSearch; show: (search: DealSearch) => void }) {
  const say = useWords(dealsWords);
  const locale = useLocale();
  const change = (part: Readonly<Record<string, string>>) => show(parseDealSearch({ ...search, ...part }));
  return (
    <search className="filters">
      <SearchDeals q={search.q ?? ''} find={(q) => change({ q })} />
      <Choice
        label={say('status')}
        value={search.status}
        any={say('any')}
        options={STATUSES.map((status) => [status, statusText(status, locale)])}
        choose={(status) => change({ status })}
      />
      <Choice
        label={say('outcome')}
        value={search.outcome}
        any={say('any')}
        options={OUTCOMES.map((outcome) => [outcome, outcomeName(outcome, locale)])}
        choose={(outcome) => change({ outcome })}
      />
      <Choice
        label={say('turn')}
        value={search.turn}
        any={say('any')}
        options={TURNS.map((turn) => [turn, roleText(turn, locale)])}
        choose={(turn) => change({ turn })}
      />
    </search>
  );
}

function SearchDeals({ q, find }: { q: string; find: (q: string) => void }) {
  const say = useWords(dealsWords);
  const field = useRef<HTMLInputElement>(null);
  useShortcuts(say('title'), [{ keys: '/', label: say('search'), run: () => field.current?.focus() }]);
  return (
    <SearchField
      label={say('search')}
      placeholder={`${say('search')}  ( / )`}
      q={q}
      find={find}
      field={field}
    />
  );
}
