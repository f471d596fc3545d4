import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly label: string;
  readonly placeholder?: string;
  readonly q: string;
  readonly find: (q: string) => void;
  readonly field?: React.RefObject<HTMLInputElement | null>;
}

const TYPING_MILLIS = 300;

/** Looks once somebody stopped typing. */
export function SearchField({ label, placeholder = label, q, find, field }: Props) {
  const [typed, setTyped] = useState(q);
  const latest = useRef(find);
  latest.current = find;
  useEffect(() => setTyped(q), [q]);
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => latest.current(typed.trim()), TYPING_MILLIS);
    return () => clearTimeout(timer);
  }, [typed, q]);
  return (
    <input
      ref={field}
      type="search"
      className="field"
      aria-label={label}
      placeholder={placeholder}
      maxLength={128}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Escape') currentTarget.blur();
      }}
    />
  );
}
