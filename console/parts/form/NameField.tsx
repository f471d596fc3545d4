import { useId } from 'react';

const MOST_LETTERS = 80;

interface Props {
  readonly label: string;
  readonly name: string;
  readonly change: (name: string) => void;
}

/** What something is to be called. */
export function NameField({ label, name, change }: Props) {
  const id = useId();
  return (
    <div className="action-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        maxLength={MOST_LETTERS}
        required
        value={name}
        onChange={({ target }) => change(target.value)}
      />
    </div>
  );
}
