import '../../deal/deal.css';
import { Link } from '@tanstack/react-router';
import { PageLoading } from '../../../app/PageStates.tsx';
import { PageHead } from '../../../parts/PageHead.tsx';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { StatusTag } from '../../../parts/StatusTag.tsx';
import { useWords } from '../../../words/pageWords.ts';
import { GatePanel } from '../../deal/gate/GatePanel.tsx';
import { MoneyPanel } from '../../deal/MoneyPanel.tsx';
import { useLiveDeal } from '../../deal/useLiveDeal.ts';
import { FailedStep } from './FailedStep.tsx';
import { OperationsPanel } from './operations/OperationsPanel.tsx';
import { caseWords } from './words.ts';

/** A deal that got stuck: what failed and with what, the decisions of its gate, and what else operations can do. */
export function InterventionCase({ dealId }: { dealId: string }) {
  const say = useWords(caseWords);
  const { data: deal, error, refetch } = useLiveDeal(dealId);
  if (deal === undefined) {
    return error === null ? <PageLoading /> : <ProblemNotice error={error} retry={refetch} />;
  }
  return (
    <>
      <PageHead
        title={deal.reference}
        actions={
          <>
            <StatusTag deal={deal} />
            <Link to="/deals/$dealId" params={{ dealId }}>
              {say('toDeal')}
            </Link>
          </>
        }
      />
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      <div className="deal">
        <aside className="deal-side">
          <GatePanel deal={deal} />
          <MoneyPanel deal={deal} />
        </aside>
        <div className="deal-main stack">
          <FailedStep deal={deal} />
          <OperationsPanel deal={deal} />
        </div>
      </div>
    </>
  );
}
