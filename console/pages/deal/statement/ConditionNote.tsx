import type { Condition } from '../../../../domain/statement/condition.ts';
import { conditionText } from '../../../../functions/words/statementConditions.ts';
import { timeZone } from '../../../parts/Moment.tsx';
import { useLocale } from '../../../words/pageWords.ts';

/** What still stands between an amount and its payee, in the zone of this device like all times on the page. */
export function ConditionNote({ condition }: { condition: Condition | null }) {
  const locale = useLocale();
  return condition === null ? null : <p>{conditionText(condition, { locale, timeZone })}</p>;
}
