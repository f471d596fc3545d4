import payloads from 'virtual:payloads';
import { optionText } from '../../../../../functions/words/fields.ts';
import { useLocale, useWords } from '../../../../words/pageWords.ts';
import type { ResolutionProps, Resolving } from './useResolution.ts';
import { disputeWords } from './words.ts';

/** Why it is to end so: a code that can be counted, and words for both sides. */
export function WhyFields({ action, form }: Pick<ResolutionProps, 'action'> & { form: Resolving }) {
  const say = useWords(disputeWords);
  const locale = useLocale();
  const { reasonCode, setReasonCode, text, setText } = form;
  const options = payloads[action]?.properties.reasonCode?.enum ?? [];
  return (
    <>
      <label className="stack">
        {say('reason')}
        <select required value={reasonCode} onChange={({ target }) => setReasonCode(target.value)}>
          <option value="">{say('choose')}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {optionText(option, locale)}
            </option>
          ))}
        </select>
      </label>
      <label className="stack">
        {say('text')}
        <textarea
          className="field"
          rows={3}
          maxLength={2000}
          required
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
    </>
  );
}
