/** One shortcut: a key, or keys one after the other with blanks between them (`g d`). */
export interface Shortcut {
  /** As `KeyboardEvent.key` names them: `j`, `Enter`, `?`. */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

const SEQUENCE_MILLIS = 1_000;
const TYPING = 'input, textarea, select, [contenteditable="true"]';
const PRESSING = 'button, a, summary, [role="button"], [role="tab"], [role="option"], [role="menuitem"]';

/** Whether a key belongs to what has the focus: letters to a field, Enter and the space bar to whatever can be pressed. */
function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target.closest(TYPING) !== null) return true;
  const presses = event.key === 'Enter' || event.key === ' ';
  return presses && target.closest(PRESSING) !== null;
}

/** Listens until told to stop; what is on top of the page has the keyboard for itself. */
export function listenForShortcuts(shortcutsNow: () => readonly Shortcut[]): () => void {
  let typed: readonly string[] = [];
  let lastAt = 0;
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken(event)) return;
    if (document.querySelector('dialog:modal') !== null) return;
    if (event.timeStamp - lastAt > SEQUENCE_MILLIS) typed = [];
    lastAt = event.timeStamp;
    typed = [...typed, event.key].slice(-2);
    const shortcuts = shortcutsNow();
    const meant =
      shortcuts.find(({ keys }) => keys === typed.join(' ')) ??
      shortcuts.find(({ keys }) => keys === event.key);
    if (meant === undefined) return;
    event.preventDefault();
    typed = [];
    meant.run();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
