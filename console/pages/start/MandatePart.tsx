import { mandate as all } from 'virtual:terms-facts';
import { PartFault, TickField } from '../../parts/form/terms/fields.tsx';
import { actionText } from '../../words/actions.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import type { PartProps } from './PartiesPart.tsx';
import { startWords } from './words.ts';

/** What the provider may do in the brand's place: everything, unless it is said. */
export function MandatePart({ draft, change }: PartProps) {
  const say = useWords(startWords);
  const locale = useLocale();
  const { mandate } = draft;
  const allowed = mandate ?? all;
  const toggle = (action: string, isAllowed: boolean) =>
    change({ mandate: all.filter((each) => (each === action ? isAllowed : allowed.includes(each))) });
  return (
    <fieldset className="mandate">
      <legend className="visually-hidden">{say('mandate')}</legend>
      <TickField
        label={say('mandateAll')}
        isTicked={mandate === null}
        set={(isAll) => change({ mandate: isAll ? null : all })}
      />
      <PartFault path="provider.mandate" />
      {mandate !== null && (
        <div className="mandate-actions">
          {all.map((action) => (
            <TickField
              key={action}
              label={actionText(action, locale).label}
              isTicked={mandate.includes(action)}
              set={(isAllowed) => toggle(action, isAllowed)}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}
