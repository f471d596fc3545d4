import { shellWords } from '../app/words.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { useWords } from '../words/pageWords.ts';
import type { ShortcutGroup } from './ShortcutProvider.tsx';

/** All shortcuts that work on the page that is open. */
export function ShortcutOverview({ groups, close }: { groups: readonly ShortcutGroup[]; close: () => void }) {
  const say = useWords(shellWords);
  return (
    <Dialog title={say('shortcuts')} close={close}>
      {groups.map(({ title, shortcuts }) => (
        <section key={`${title} ${shortcuts[0]?.keys}`}>
          {title !== '' && <h3>{title}</h3>}
          <dl className="shortcuts">
            {shortcuts.map(({ keys, label }) => (
              <div key={keys}>
                <dt>
                  {keys.split(' ').map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
