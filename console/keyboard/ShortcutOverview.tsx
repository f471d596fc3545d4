import { useEffect, useRef } from 'react';
import { shellWords } from '../app/words.ts';
import { useWords } from '../words/pageWords.ts';
import type { ShortcutGroup } from './ShortcutProvider.tsx';

export function ShortcutOverview({ groups, close }: { groups: readonly ShortcutGroup[]; close: () => void }) {
  const say = useWords(shellWords);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="shortcuts" onClose={close}>
      <h2 id="shortcuts">{say('shortcuts')}</h2>
      {groups.map(({ title, shortcuts }) => (
        <section key={title}>
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
      <form method="dialog">
        <button type="submit">{say('close')}</button>
      </form>
    </dialog>
  );
}
