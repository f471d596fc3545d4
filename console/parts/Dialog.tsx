import { type ReactNode, useEffect, useId, useRef } from 'react';
import { shellWords } from '../app/words.ts';
import { useWords } from '../words/pageWords.ts';

/** A modal dialog of the browser's own: it keeps the focus inside, and Escape closes it. */
export function Dialog({
  title,
  close,
  children,
}: {
  title: string;
  close: () => void;
  children: ReactNode;
}) {
  const say = useWords(shellWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={close}>
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="plain-button" aria-label={say('close')} onClick={close}>
          ✕
        </button>
      </div>
      {children}
    </dialog>
  );
}
