import './deal.css';
import { Outlet, useParams } from '@tanstack/react-router';
import { PageLoading } from '../../app/PageStates.tsx';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { DealHead } from './DealHead.tsx';
import { DealTabs } from './DealTabs.tsx';
import { GatePanel } from './gate/GatePanel.tsx';
import { MoneyPanel } from './MoneyPanel.tsx';
import { useLiveDeal } from './useLiveDeal.ts';
import { OpenDealContext } from './useOpenDeal.ts';

/** One deal: where it stands, what can be done, and all about it in tabs. It follows the deal without a reload. */
export function DealPage() {
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
          <DealTabs />
          <Outlet />
        </div>
      </div>
    </OpenDealContext>
  );
}
