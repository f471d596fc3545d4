import { mandate as all } from 'virtual:terms-facts';
import type { DealView } from '../../../functions/api/dealView.ts';
import { list } from '../../../functions/words/formats.ts';
import { actionText } from '../../words/actions.ts';
import { useLocale, useWords } from '../../words/pageWords.ts';
import { dealWords } from './words.ts';

/** What the provider may do in the brand's place; said by what it may not where that is shorter. */
export function Mandate({ provider }: { provider: NonNullable<DealView['provider']> }) {
  const say = useWords(dealWords);
  const locale = useLocale();
  const may = all.filter((action) => provider.mandate.includes(action));
  const mayNot = all.filter((action) => !provider.mandate.includes(action));
  const named = (actions: typeof all) =>
    list(
      actions.map((action) => actionText(action, locale).label),
      locale,
    );
  if (may.length === 0) return say('mayNothing');
  if (mayNot.length === 0) return say('mayAll');
  return may.length <= mayNot.length
    ? say('may', { actions: named(may) })
    : say('mayAllBut', { actions: named(mayNot) });
}
