import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { MeView } from '../../../functions/api/me.ts';
import { useMe } from '../../api/me.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { useWords } from '../../words/pageWords.ts';
import { useSavedViews } from './savedViews.ts';
import type { DealSearch } from './search.ts';
import { dealsWords, type SayDeals } from './words.ts';

function standardViews(role: MeView['role'], say: SayDeals): { name: string; search: DealSearch }[] {
  const views: { name: string; search: DealSearch }[] = [
    { name: say('all'), search: {} },
    { name: say('mine'), search: { turn: role } },
    { name: say('disputed'), search: { status: 'disputed' } },
  ];
  return role === 'operator'
    ? [...views, { name: say('needsOperator'), search: { status: 'needs_operator' } }]
    : views;
}

const isSame = (one: DealSearch, other: DealSearch): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** Ways of looking at the list: those everybody has, and those saved on this device. */
export function DealViews({ search, show }: { search: DealSearch; show: (search: DealSearch) => void }) {
  const say = useWords(dealsWords);
  const { role } = useMe();
  const { views, save, remove } = useSavedViews();
  const [isNaming, setNaming] = useState(false);
  const known = [...standardViews(role, say), ...views];
  return (
    <nav className="views" aria-label={say('views')}>
      {known.map(({ name, search: wanted }) => (
        <span key={`${name} ${JSON.stringify(wanted)}`} className="view">
          <button type="button" aria-pressed={isSame(search, wanted)} onClick={() => show(wanted)}>
            {name}
          </button>
          {views.some((view) => view.name === name) && isSame(search, wanted) && (
            <button type="button" aria-label={say('deleteView', { name })} onClick={() => remove(name)}>
              ✕
            </button>
          )}
        </span>
      ))}
      {!known.some((view) => isSame(view.search, search)) && (
        <Button size="small" onClick={() => setNaming(true)}>
          {say('saveView')}
        </Button>
      )}
      {isNaming && (
        <NameView
          close={() => setNaming(false)}
          save={(name) => {
            save({ name, search });
            setNaming(false);
          }}
        />
      )}
    </nav>
  );
}

function NameView({ save, close }: { save: (name: string) => void; close: () => void }) {
  const say = useWords(dealsWords);
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save(name.trim());
  };
  return (
    <Dialog title={say('saveView')} close={close}>
      <form onSubmit={submit} className="stack">
        <label className="stack">
          {say('viewName')}
          <input
            className="field"
            required
            maxLength={40}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <Button type="primary" htmlType="submit">
          {say('save')}
        </Button>
      </form>
    </Dialog>
  );
}
