import { createContext, type ReactNode, use, useEffect, useId, useMemo, useRef, useState } from 'react';
import { shellWords } from '../app/words.ts';
import { useWords } from '../words/pageWords.ts';
import { ShortcutOverview } from './ShortcutOverview.tsx';
import { listenForShortcuts, type Shortcut } from './shortcuts.ts';

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

interface Registered extends ShortcutGroup {
  /** How far inside: of two for one key the inner part's counts. */
  readonly depth: number;
}

interface Registry {
  readonly groups: Map<string, Registered>;
  readonly showOverview: () => void;
}

const RegistryContext = createContext<Registry | null>(null);
const DepthContext = createContext(0);

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
    () => ({ groups: new Map<string, Registered>(), showOverview: () => setShown(true) }),
    [],
  );
  const help: Shortcut = { keys: '?', label: say('showShortcuts'), run: registry.showOverview };
  const own = useRef(help);
  own.current = help;
  useEffect(
    () =>
      listenForShortcuts(() => [...innerFirst(registry).flatMap(({ shortcuts }) => shortcuts), own.current]),
    [registry],
  );
  return (
    <RegistryContext value={registry}>
      {children}
      {isShown && (
        <ShortcutOverview
          groups={[...innerFirst(registry), { title: '', shortcuts: [help] }]}
          close={() => setShown(false)}
        />
      )}
    </RegistryContext>
  );
}

const innerFirst = ({ groups }: Registry): readonly Registered[] =>
  [...groups.values()].toSorted((one, other) => other.depth - one.depth);

/** The shortcuts of what is inside count before those of what is around it, whichever is drawn last. */
export function InnerShortcuts({ children }: { children: ReactNode }) {
  return <DepthContext value={use(DepthContext) + 1}>{children}</DepthContext>;
}

/** Shortcuts that work as long as the calling part is shown. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const { groups } = useRegistry();
  const depth = use(DepthContext);
  const id = useId();
  useEffect(() => {
    groups.set(id, { title, shortcuts, depth });
  });
  useEffect(() => () => void groups.delete(id), [groups, id]);
}

/** Opens the overview of all shortcuts. */
export function useOverview(): () => void {
  return useRegistry().showOverview;
}
