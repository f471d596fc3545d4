import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '../../keyboard/ShortcutProvider.tsx';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { OUTCOMES, outcomeName, roleText, STATUSES, statusText } from '../../words/states.ts';
import { Choice } from './Choice.tsx';
import { type DealSearch, parseDealSearch, TURNS } from './search.ts';
import { dealsWords } from './words.ts';

const TYPING_MILLIS = 300;

export function DealFilters({ search, show }: { search: DealSearch; show: (search: DealSearch) => void }) {
  const say = useWords(dealsWords);
  const locale = useLocale();
  const change = (part: Readonly<Record<string, string>>) => show(parseDealSearch({ ...search, ...part }));
  return (
    <search className="filters">
      <SearchField q={search.q ?? ''} find={(q) => change({ q })} />
      <Choice
        label={say('status')}
        value={search.status}
        options={STATUSES.map((status) => [status, statusText(status, locale)])}
        choose={(status) => change({ status })}
      />
      <Choice
        label={say('outcome')}
        value={search.outcome}
        options={OUTCOMES.map((outcome) => [outcome, outcomeName(outcome, locale)])}
        choose={(outcome) => change({ outcome })}
      />
      <Choice
        label={say('turn')}
        value={search.turn}
        options={TURNS.map((turn) => [turn, roleText(turn, locale)])}
        choose={(turn) => change({ turn })}
      />
    </search>
  );
}

/** Looks once somebody stopped typing. */
function SearchField({ q, find }: { q: string; find: (q: string) => void }) {
  const say = useWords(dealsWords);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(q);
  const latest = useRef(find);
  latest.current = find;
  useShortcuts(say('title'), [{ keys: '/', label: say('search'), run: () => field.current?.focus() }]);
  useEffect(() => setTyped(q), [q]);
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => latest.current(typed.trim()), TYPING_MILLIS);
    return () => clearTimeout(timer);
  }, [typed, q]);
  return (
    <input
      ref={field}
      type="search"
      className="field"
      aria-label={say('search')}
      placeholder={`${say('search')}  ( / )`}
      maxLength={128}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Escape') currentTarget.blur();
      }}
    />
  );
}
