import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useWords } from '../../words/pageWords.ts';
import { DEAL_TABS } from './tabs.ts';
import { useOpenDeal } from './useOpenDeal.ts';
import { dealWords } from './words.ts';

/** All about the deal, part by part. Where there is no room for all tabs, the open one is in sight; the page stays where it is. */
export function DealTabs() {
  const say = useWords(dealWords);
  const deal = useOpenDeal();
  const { pathname } = useLocation();
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const open = bar.current?.querySelector<HTMLElement>(`a[href="${pathname}"]`);
    if (bar.current !== null && open) bar.current.scrollLeft = open.offsetLeft - bar.current.offsetLeft;
  }, [pathname]);
  return (
    <nav ref={bar} className="tabs" aria-label={say('tabs')}>
      {DEAL_TABS.filter(({ isShown }) => isShown?.(deal) !== false).map(({ to, word }) => (
        <Link
          key={to}
          to={to}
          params={{ dealId: deal.id }}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {say(word)}
        </Link>
      ))}
    </nav>
  );
}
