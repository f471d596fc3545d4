import { creatorSide } from '../../../domain/terms/cost.ts';
import type { Terms } from '../../../domain/terms/terms.ts';
import { labelled, percent } from '../../words/formats.ts';
import { payWords } from '../../words/pay.ts';
import { html, type Markup } from '../markup.ts';
import type { DealPageView } from '../view.ts';
import type { Row } from './rows.ts';

/** Who keeps which part of what the creator earns, level by level; `null` where no chain was agreed. */
export function chainRow({ deal, locale, chainNames }: DealPageView): Row | null {
  const { chain } = deal.terms;
  if (chain === undefined) return null;
  const words = payWords[locale];
  const kept = chain.levels.map((level): Markup => {
    const part = 'keepPpm' in level ? percent(level.keepPpm, locale) : words.chainRest;
    const name = level.to === 'creator' ? words.chainYou : (chainNames[level.to] ?? level.to);
    return html`<li>${labelled(name, part, locale)}</li>`;
  });
  return [words.chain, words.chainRule[chain.of], html`<ol>${kept}</ol>`];
}

/** What of a fee or a commission reaches the creator itself. Minor units. */
export function ownPart(terms: Terms, feeMinor: number, commissionMinor: number): number {
  return creatorSide(terms, { feeMinor, commissionMinor }).creatorMinor;
}
