import { clocks as defaults } from 'virtual:terms-facts';
import { duration } from '../../../../functions/words/formats.ts';
import { gateText } from '../../../words/gates.ts';
import { useLocale, useWords } from '../../../words/pageWords.ts';
import { useFields } from './FieldsScope.tsx';
import { PartFault, SpanField } from './fields.tsx';
import { NO_SPAN } from './span.ts';
import { useTermsForm } from './TermsContext.ts';
import { termsFormWords } from './words.ts';

/** How long each gate waits, where it is to be other than usual. */
export function ClocksPart() {
  const say = useWords(termsFormWords);
  const locale = useLocale();
  const { typed, set } = useTermsForm();
  const { faults } = useFields();
  const { clocks } = typed;
  const isWrong = Object.keys(faults).some((path) => path.startsWith('clocks'));
  return (
    <details className="terms-part" open={isWrong || undefined}>
      <summary>{say('clocks')}</summary>
      <p className="about">{say('clocksHint')}</p>
      <PartFault path="clocks" />
      <div className="part-fields">
        {Object.entries(defaults).map(([gate, usual]) => (
          <SpanField
            key={gate}
            path={`clocks.${gate}`}
            label={gateText(gate, locale)}
            hint={say('usual', { time: duration(usual, locale) })}
            span={clocks[gate] ?? NO_SPAN}
            set={(clock) => set({ clocks: { ...clocks, [gate]: clock } })}
          />
        ))}
      </div>
    </details>
  );
}
