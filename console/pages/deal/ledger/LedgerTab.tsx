import './ledger.css';
import { useQuery } from '@tanstack/react-query';
import type { EntryView } from '../../../../functions/api/dealLedger.ts';
import { ledgerQuery } from '../../../api/ledger.ts';
import { ProblemNotice } from '../../../parts/ProblemNotice.tsx';
import { useWords } from '../../../words/pageWords.ts';
import { useOpenDeal } from '../useOpenDeal.ts';
import { AccountTable } from './AccountTable.tsx';
import { flowsOf, sumsOf, toldEntries } from './books.ts';
import { EntryList } from './EntryList.tsx';
import { MoneyFlow } from './MoneyFlow.tsx';
import { ledgerWords } from './words.ts';

/** The deal's money as the ledger has it. */
export function LedgerTab() {
  const say = useWords(ledgerWords);
  const deal = useOpenDeal();
  const { data, error, refetch } = useQuery(ledgerQuery(deal));
  return (
    <section className="panel ledger" aria-labelledby="ledger">
      <h2 id="ledger">{say('title')}</h2>
      {error !== null && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && error === null && <p role="status">{say('loading')}</p>}
      {data?.length === 0 && <p className="quiet">{say('empty')}</p>}
      {data !== undefined && data.length > 0 && <Books entries={data} currency={deal.terms.currency} />}
    </section>
  );
}

function Books({ entries, currency }: { entries: readonly EntryView[]; currency: string }) {
  const say = useWords(ledgerWords);
  return (
    <>
      <h3>{say('flow')}</h3>
      <MoneyFlow flows={flowsOf(entries)} currency={currency} />
      <h3>{say('accounts')}</h3>
      <AccountTable sums={sumsOf(entries)} currency={currency} />
      <p className="quiet">{say('sign')}</p>
      <h3>{say('entries')}</h3>
      <EntryList entries={toldEntries(entries)} />
    </>
  );
}
