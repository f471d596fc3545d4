import type { DealView } from '../../functions/api/dealView.ts';
import { useLocale } from '../words/pageWords.ts';
import { outcomeName, statusText } from '../words/states.ts';

type Tone = 'plain' | 'info' | 'warning' | 'bad' | 'good';

const TONES: Readonly<Partial<Record<DealView['status'], Tone>>> = {
  disputed: 'bad',
  needs_operator: 'bad',
  awaiting_funding: 'warning',
  reviewing: 'info',
  delivering: 'info',
  preparing: 'info',
  settling: 'info',
};

/** Where a deal stands; of one that has ended, how. */
export function StatusTag({ deal }: { deal: Pick<DealView, 'status' | 'outcome'> }) {
  const locale = useLocale();
  const { status, outcome } = deal;
  if (outcome === null) {
    return <span className={`tag ${TONES[status] ?? 'plain'}`}>{statusText(status, locale)}</span>;
  }
  return (
    <span className={`tag ${outcome === 'completed' ? 'good' : 'plain'}`}>
      {outcomeName(outcome, locale)}
    </span>
  );
}
