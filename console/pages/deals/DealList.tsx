import { useNavigate } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { DealView } from '../../../functions/api/dealView.ts';
import { useShortcuts } from '../../keyboard/ShortcutProvider.tsx';
import { useWords } from '../../words/pageWords.ts';
import { DealRow } from './DealRow.tsx';
import { dealsWords } from './words.ts';

interface Props {
  readonly deals: readonly DealView[];
  readonly isLoading: boolean;
  /** `null` while there is nothing more, or it is on its way. */
  readonly loadMore: (() => unknown) | null;
}

const COLUMNS = ['reference', 'parties', 'status', 'waitsFor', 'turn', 'deadline', 'held'] as const;
const ROW_PIXELS = 57;
/** More is asked for when this many rows are left below. */
const AHEAD = 30;

/** As many rows as fit the window, whatever the number of deals. j and k move, Enter opens. */
export function DealList({ deals, isLoading, loadMore }: Props) {
  const say = useWords(dealsWords);
  const body = useRef<HTMLTableSectionElement>(null);
  const virtual = useWindowVirtualizer({
    count: deals.length,
    estimateSize: () => ROW_PIXELS,
    overscan: 8,
    scrollMargin: body.current?.offsetTop ?? 0,
    getItemKey: (index) => deals[index]?.id ?? index,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= deals.length - AHEAD) loadMore?.();
  }, [last, deals.length, loadMore]);
  useRowKeys(deals, body, (index) => virtual.scrollToIndex(index));
  return (
    <>
      <table
        className="deals"
        aria-label={say('title')}
        aria-rowcount={loadMore === null ? deals.length : -1}
      >
        <thead className="deals-head">
          <tr className="deal-row">
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {say(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} className="deals-body" style={{ height: virtual.getTotalSize() }}>
          {rows.map(({ key, index, start }) => {
            const deal = deals[index];
            return (
              deal !== undefined && (
                <DealRow
                  key={key}
                  deal={deal}
                  index={index}
                  measure={virtual.measureElement}
                  top={start - virtual.options.scrollMargin}
                />
              )
            );
          })}
        </tbody>
      </table>
      {isLoading && <div className="deals-loading" aria-hidden="true" />}
    </>
  );
}

/** Moves the focus from row to row; the link that has it opens with Enter by itself. */
function useRowKeys(
  deals: readonly DealView[],
  body: React.RefObject<HTMLTableSectionElement | null>,
  scrollTo: (index: number) => void,
): void {
  const say = useWords(dealsWords);
  const navigate = useNavigate();
  const [active, setActive] = useState(-1);
  useEffect(() => {
    body.current
      ?.querySelector<HTMLAnchorElement>(`[data-index="${active}"] a`)
      ?.focus({ preventScroll: true });
  }, [active, body]);
  const move = (by: number) => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-index]')?.dataset.index;
    const from = focused === undefined ? active : Number(focused);
    const next = Math.min(Math.max(from + by, 0), deals.length - 1);
    if (next < 0) return;
    scrollTo(next);
    setActive(next);
  };
  const open = () => {
    const deal = deals[active];
    if (deal !== undefined) void navigate({ to: '/deals/$dealId', params: { dealId: deal.id } });
  };
  useShortcuts(say('title'), [
    { keys: 'j', label: say('next'), run: () => move(1) },
    { keys: 'k', label: say('previous'), run: () => move(-1) },
    { keys: 'Enter', label: say('open'), run: open },
  ]);
}
