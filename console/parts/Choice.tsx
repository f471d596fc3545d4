interface Props {
  readonly label: string;
  readonly value: string | undefined;
  /** What nothing chosen means. */
  readonly any: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  /** `''` for nothing chosen. */
  readonly choose: (value: string) => void;
}

/**
 * One filter: the browser's own list, which every device knows how to show. What is chosen stays in it, even where
 * nothing has it any more.
 */
export function Choice({ label, value, any, options, choose }: Props) {
  const isGone = value !== undefined && !options.some(([option]) => option === value);
  return (
    <label className="choice-field">
      <span>{label}</span>
      <select value={value ?? ''} onChange={({ target }) => choose(target.value)}>
        <option value="">{any}</option>
        {isGone && <option value={value}>{value}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
