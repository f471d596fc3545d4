import { lazy, Suspense, useEffect, useState } from 'react';
import { useShortcuts } from '../../keyboard/ShortcutProvider.tsx';
import { useWords } from '../../words/pageWords.ts';
import { shellWords } from '../words.ts';

const SearchDialog = lazy(async () => ({ default: (await import('./SearchDialog.tsx')).SearchDialog }));

/**
 * The way to everything, from every page: a click, `/` where the page has no list of its own to search, and Ctrl or ⌘
 * with K everywhere.
 */
export function SearchBox({ onOpen }: { onOpen: () => void }) {
  const say = useWords(shellWords);
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    onOpen();
    setOpen(true);
  };
  // The second has its own listener: shortcuts are keys without others held. It stands here to be listed.
  useShortcuts(say('search'), [
    { keys: '/', label: say('search'), run: open },
    { keys: 'Ctrl+K', label: say('search'), run: open },
  ]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (document.querySelector('dialog:modal') !== null) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button type="button" className="search-box" onClick={open} aria-keyshortcuts="/ Control+K Meta+K">
        {say('search')} <kbd>/</kbd>
      </button>
      {isOpen && (
        <Suspense>
          <SearchDialog close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
