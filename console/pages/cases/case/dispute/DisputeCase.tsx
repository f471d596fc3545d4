import '../../../deal/deal.css';
import '../../../deal/timeline/timeline.css';
import './dispute.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DealView } from '../../../../../functions/api/dealView.ts';
import { eventsQuery } from '../../../../api/deals.ts';
import { type DisputeView, disputeQuery } from '../../../../api/disputes.ts';
import { PageLoading } from '../../../../app/PageStates.tsx';
import { Money } from '../../../../parts/Money.tsx';
import { PageHead } from '../../../../parts/PageHead.tsx';
import { ProblemNotice } from '../../../../parts/ProblemNotice.tsx';
import { StatusTag } from '../../../../parts/StatusTag.tsx';
import { useWords } from '../../../../words/pageWords.ts';
import { GateStanding } from '../../../deal/gate/GateStanding.tsx';
import { MoneyPanel } from '../../../deal/MoneyPanel.tsx';
import { TimelineEvent } from '../../../deal/timeline/TimelineEvent.tsx';
import { useLiveDeal } from '../../../deal/useLiveDeal.ts';
import { caseWords } from '../words.ts';
import { Findings } from './Findings.tsx';
import { Resolution } from './Resolution.tsx';
import { Sides } from './Sides.tsx';
import { disputeWords } from './words.ts';

/** A dispute as who decides it needs it: both sides next to each other, the money, the log, and the resolution. */
export function DisputeCase({ disputeId }: { disputeId: string }) {
  const { data: dispute, error, refetch } = useQuery(disputeQuery(disputeId));
  if (error !== null) return <ProblemNotice error={error} retry={refetch} />;
  return dispute === undefined ? <PageLoading /> : <WithDeal dispute={dispute} />;
}

function WithDeal({ dispute }: { dispute: DisputeView }) {
  const { data: deal, error, refetch } = useLiveDeal(dispute.dealId);
  if (error !== null) return <ProblemNotice error={error} retry={refetch} />;
  return deal === undefined ? <PageLoading /> : <Known dispute={dispute} deal={deal} />;
}

interface Props {
  readonly dispute: DisputeView;
  readonly deal: DealView;
}

function Known({ dispute, deal }: Props) {
  const sayCase = useWords(caseWords);
  return (
    <>
      <PageHead
        title={deal.reference}
        actions={
          <>
            <StatusTag deal={deal} />
            <Link to="/deals/$dealId" params={{ dealId: deal.id }}>
              {sayCase('toDeal')}
            </Link>
          </>
        }
      />
      <div className="deal">
        <aside className="deal-side">
          <Stake dispute={dispute} deal={deal} />
          <MoneyPanel deal={deal} />
        </aside>
        <div className="deal-main stack">
          <Sides dispute={dispute} />
          <Findings dispute={dispute} />
          <Resolution dispute={dispute} deal={deal} />
          <Log deal={deal} />
        </div>
      </div>
    </>
  );
}

function Stake({ dispute, deal }: Props) {
  const say = useWords(disputeWords);
  const { contestedAmount, contestableAmount, currency } = dispute;
  const [before = '', after = ''] = say('stake', { amount: '\u0000' }).split('\u0000');
  return (
    <section className="panel" aria-labelledby="stake">
      <h2 id="stake">{say('inDispute')}</h2>
      <p className="stake">
        <Money minor={contestedAmount} currency={currency} />
      </p>
      <p className="quiet">
        {before}
        <Money minor={contestableAmount} currency={currency} />
        {after}
      </p>
      <GateStanding deal={deal} />
    </section>
  );
}

function Log({ deal }: { deal: DealView }) {
  const say = useWords(disputeWords);
  const { data, error, refetch } = useQuery(eventsQuery(deal));
  return (
    <section className="panel" aria-labelledby="log">
      <h2 id="log">{say('log')}</h2>
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      <ol className="timeline" reversed>
        {data?.toReversed().map((event) => (
          <TimelineEvent key={event.seq} event={event} currency={deal.terms.currency} />
        ))}
      </ol>
    </section>
  );
}
