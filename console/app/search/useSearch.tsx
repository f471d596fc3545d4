import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useShortcuts } from '../../keyboard/ShortcutProvider.tsx';
import { useWords } from '../../words/pageWords.ts';
import { shellWords } from '../words.ts';

const load = () => import('./SearchDialog.tsx');
const SearchDialog = lazy(async () => ({ default: (await load()).SearchDialog }));

/** Once the page itself is there: whoever presses the key goes on typing at once. */
const LOADING_MILLIS = 1_000;

/**
 * The search from every page: `/` where the page has no list of its own to search, Ctrl or ⌘ with K everywhere, and
 * whatever calls `open`. The dialog has to stand where nothing around it is folded away.
 */
export function useSearch(): { readonly open: () => void; readonly dialog: ReactNode } {
  const say = useWords(shellWords);
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  // The second has its own listener: shortcuts are keys without others held. It stands here to be listed.
  useShortcuts(say('search'), [
    { keys: '/', label: say('search'), run: open },
    { keys: 'Ctrl+K', label: say('search'), run: open },
  ]);
  useEffect(() => {
    const timer = setTimeout(() => void load(), LOADING_MILLIS);
    return () => clearTimeout(timer);
  }, []);
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
  const dialog = isOpen && (
    <Suspense>
      <SearchDialog close={() => setOpen(false)} />
    </Suspense>
  );
  return { open, dialog };
}
