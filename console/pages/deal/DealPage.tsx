import './deal.css';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { PageLoading } from '../../app/PageStates.tsx';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { useWords } from '../../words/pageWords.ts';
import { DealHead } from './DealHead.tsx';
import { GatePanel } from './gate/GatePanel.tsx';
import { MoneyPanel } from './MoneyPanel.tsx';
import { DEAL_TABS } from './tabs.ts';
import { useLiveDeal } from './useLiveDeal.ts';
import { OpenDealContext } from './useOpenDeal.ts';
import { dealWords } from './words.ts';

/** One deal: where it stands, what can be done, and all about it in tabs. It follows the deal without a reload. */
export function DealPage() {
  const say = useWords(dealWords);
  const { dealId } = useParams({ from: '/deals/$dealId' });
  const { data: deal, error, refetch } = useLiveDeal(dealId);
  if (deal === undefined) {
    return error === null ? <PageLoading /> : <ProblemNotice error={error} retry={refetch} />;
  }
  return (
    <OpenDealContext value={deal}>
      <DealHead deal={deal} />
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      <div className="deal">
        <aside className="deal-side">
          <GatePanel deal={deal} />
          <MoneyPanel deal={deal} />
        </aside>
        <div className="deal-main">
          {DEAL_TABS.length > 1 && (
            <nav className="tabs" aria-label={say('tabs')}>
              {DEAL_TABS.filter(({ isShown }) => isShown?.(deal) !== false).map(({ to, word }) => (
                <Link key={to} to={to} params={{ dealId }} activeOptions={{ exact: true }}>
                  {say(word)}
                </Link>
              ))}
            </nav>
          )}
          <Outlet />
        </div>
      </div>
    </OpenDealContext>
  );
}
