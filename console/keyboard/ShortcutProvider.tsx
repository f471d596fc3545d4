import { createContext, type ReactNode, use, useEffect, useId, useMemo, useRef, useState } from 'react';
import { shellWords } from '../app/words.ts';
import { useWords } from '../words/pageWords.ts';
import { ShortcutOverview } from './ShortcutOverview.tsx';
import { listenForShortcuts, type Shortcut } from './shortcuts.ts';

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

interface Registry {
  readonly groups: Map<string, ShortcutGroup>;
  readonly showOverview: () => void;
}

const RegistryContext = createContext<Registry | null>(null);

function useRegistry(): Registry {
  const registry = use(RegistryContext);
  if (registry === null) throw new Error('there is no shortcut registry around this part');
  return registry;
}

/** Keyboard shortcuts for everything below; `?` shows those that work now. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const say = useWords(shellWords);
  const [isShown, setShown] = useState(false);
  const registry = useMemo(
    () => ({ groups: new Map<string, ShortcutGroup>(), showOverview: () => setShown(true) }),
    [],
  );
  const help: Shortcut = { keys: '?', label: say('showShortcuts'), run: registry.showOverview };
  const own = useRef(help);
  own.current = help;
  useEffect(
    () =>
      listenForShortcuts(() => [
        ...[...registry.groups.values()].flatMap(({ shortcuts }) => shortcuts).toReversed(),
        own.current,
      ]),
    [registry],
  );
  return (
    <RegistryContext value={registry}>
      {children}
      {isShown && (
        <ShortcutOverview
          groups={[...registry.groups.values(), { title: '', shortcuts: [help] }]}
          close={() => setShown(false)}
        />
      )}
    </RegistryContext>
  );
}

/** Shortcuts that work as long as the calling part is shown; of two for one key the inner part's counts. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const { groups } = useRegistry();
  const id = useId();
  useEffect(() => {
    groups.set(id, { title, shortcuts });
    return () => {
      groups.delete(id);
    };
  });
}

/** Opens the overview of all shortcuts. */
export function useOverview(): () => void {
  return useRegistry().showOverview;
}
