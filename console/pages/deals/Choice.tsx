import { useWords } from '../../words/pageWords.ts';
import { dealsWords } from './words.ts';

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, text: string])[];
  /** `''` for any. */
  readonly choose: (value: string) => void;
}

/** One filter: the browser's own list, which every device knows how to show. */
export function Choice({ label, value, options, choose }: Props) {
  const say = useWords(dealsWords);
  return (
    <label className="choice-field">
      <span>{label}</span>
      <select value={value ?? ''} onChange={({ target }) => choose(target.value)}>
        <option value="">{say('any')}</option>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
