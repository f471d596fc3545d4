import { useRef } from 'react';
import { useShortcuts } from '../../keyboard/ShortcutProvider.tsx';
import { Choice } from '../../parts/Choice.tsx';
import { useWords } from '../../words/pageWords.ts';
import { type CaseSearch, KINDS, parseCaseSearch, SORTS } from './search.ts';
import { casesWords } from './words.ts';

interface Props {
  readonly search: CaseSearch;
  readonly show: (search: CaseSearch) => void;
}

export function CaseFilters({ search, show }: Props) {
  const say = useWords(casesWords);
  const field = useRef<HTMLInputElement>(null);
  useShortcuts(say('title'), [{ keys: '/', label: say('find'), run: () => field.current?.focus() }]);
  const change = (part: Readonly<Record<string, string>>) => show(parseCaseSearch({ ...search, ...part }));
  return (
    <search className="case-filters">
      <input
        ref={field}
        type="search"
        className="field"
        aria-label={say('find')}
        placeholder={`${say('find')}  ( / )`}
        maxLength={128}
        defaultValue={search.q}
        onChange={({ target }) => change({ q: target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // The browser's own answer is to empty the field.
          event.preventDefault();
          event.currentTarget.blur();
        }}
      />
      <Choice
        label={say('kind')}
        value={search.kind}
        any={say('any')}
        options={KINDS.map((kind) => [kind, say(kind)])}
        choose={(kind) => change({ kind })}
      />
      <Choice
        label={say('status')}
        value={search.status}
        any={say('open')}
        options={[['resolved', say('resolved')]]}
        choose={(status) => change({ status })}
      />
      <Choice
        label={say('sort')}
        value={search.sort}
        any={say('risk')}
        options={SORTS.map((sort) => [sort, say(sort)])}
        choose={(sort) => change({ sort })}
      />
    </search>
  );
}
