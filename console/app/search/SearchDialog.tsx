import './search.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FoundView } from '../../../functions/api/search.ts';
import { useMe } from '../../api/me.ts';
import { SHORTEST, searchQuery } from '../../api/search.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { useWords } from '../../words/pageWords.ts';
import { FoundList, optionId } from './FoundList.tsx';
import { placeOf } from './placeOf.ts';
import { searchWords } from './words.ts';

const TYPING_MILLIS = 200;

/** One field for everything that can be found; the keyboard is enough. */
export function SearchDialog({ close }: { close: () => void }) {
  const say = useWords(searchWords);
  const { role } = useMe();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const q = useSettled(typed.trim());
  const { data, error, isFetching, refetch } = useQuery(searchQuery(q));
  const isAsked = q.length >= SHORTEST;
  const found = isAsked ? (data?.items ?? []) : [];
  const open = (item: FoundView) => {
    close();
    void navigate(placeOf(item, role));
  };
  const field = useRef<HTMLInputElement>(null);
  // The dialog itself gives the focus to its first button.
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setChosen((chosen + step + found.length) % found.length);
    }
    const item = found[chosen];
    // What is shown belongs to what is typed by then.
    if (event.key === 'Enter' && item !== undefined && q === typed.trim() && !isFetching) open(item);
  };
  return (
    <Dialog title={say('title')} close={close}>
      <input
        ref={field}
        type="text"
        className="field"
        role="combobox"
        aria-label={say('field')}
        aria-expanded={found.length > 0}
        aria-controls="search-found"
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? optionId(chosen) : undefined}
        placeholder={say('hint')}
        maxLength={128}
        autoComplete="off"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p className="quiet search-state" role="status">
        {isAsked ? stateText() : say('keys')}
      </p>
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      <FoundList items={found} chosen={chosen} open={open} />
      {isAsked && data?.isComplete === false && <p className="quiet search-state">{say('newestOnly')}</p>}
    </Dialog>
  );

  function stateText(): string {
    if (data === undefined || isFetching) return error === null ? say('looking') : '';
    return found.length === 0 ? say('none', { q }) : say('found', { count: found.length });
  }
}

/** What was typed, once nothing more was for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MILLIS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
