import { Tag } from 'antd';
import type { DealView } from '../../functions/api/dealView.ts';
import { useLocale } from '../words/pageWords.ts';
import { outcomeName, statusText } from '../words/states.ts';

const COLORS: Readonly<Partial<Record<DealView['status'], string>>> = {
  disputed: 'error',
  needs_operator: 'error',
  awaiting_funding: 'warning',
  reviewing: 'processing',
  delivering: 'processing',
  preparing: 'processing',
  settling: 'processing',
};

/** Where a deal stands; of one that has ended, how. */
export function StatusTag({ deal }: { deal: Pick<DealView, 'status' | 'outcome'> }) {
  const locale = useLocale();
  const { status, outcome } = deal;
  if (outcome === null) return <Tag color={COLORS[status] ?? 'default'}>{statusText(status, locale)}</Tag>;
  return <Tag color={outcome === 'completed' ? 'success' : 'default'}>{outcomeName(outcome, locale)}</Tag>;
}
