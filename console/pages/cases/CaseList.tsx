import { useRef } from 'react';
import type { CaseView } from '../../../functions/api/listCases.ts';
import { useShortcuts } from '../../keyboard/ShortcutProvider.tsx';
import { useWords } from '../../words/pageWords.ts';
import { CaseRow } from './CaseRow.tsx';
import { casesWords } from './words.ts';

const COLUMNS = ['kind', 'about', 'deal', 'amount', 'due', 'awaits'] as const;

/** One row a case. j and k move the focus from row to row; the link that has it opens with Enter. */
export function CaseList({ cases }: { cases: readonly CaseView[] }) {
  const say = useWords(casesWords);
  const body = useRef<HTMLTableSectionElement>(null);
  const links = () => [...(body.current?.querySelectorAll<HTMLAnchorElement>('.case-about a') ?? [])];
  const move = (by: number) => {
    const all = links();
    const at = all.findIndex((link) => link.matches(':focus'));
    all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  const open = () => links()[0]?.click();
  useShortcuts(say('title'), [
    { keys: 'j', label: say('next'), run: () => move(1) },
    { keys: 'k', label: say('previous'), run: () => move(-1) },
    { keys: 'Enter', label: say('openCase'), run: open },
  ]);
  return (
    <table className="cases" aria-label={say('title')}>
      <thead>
        <tr>
          {COLUMNS.map((name) => (
            <th key={name} scope="col">
              {say(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {cases.map((found) => (
          <CaseRow key={found.id} found={found} />
        ))}
      </tbody>
    </table>
  );
}
