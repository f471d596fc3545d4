import type { CaseReader } from '../../domain/caseFile/manifest.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { mayRead } from '../../domain/evidence/evidence.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore } from '../../domain/ports/deals.ts';
import type { EvidenceRecords } from '../../domain/ports/evidence.ts';
import type { Ledger } from '../../domain/ports/ledger.ts';
import type { NoticeStore } from '../../domain/ports/notices.ts';
import type { StatementReader } from '../../domain/statement/statement.ts';
import { keptTerms } from '../deals/keptTerms.ts';
import { readStatement } from '../statement/readStatement.ts';
import type { CaseFacts } from './facts.ts';

export interface GatheringServices {
  readonly deals: DealStore;
  readonly ledger: Ledger;
  readonly evidence: EvidenceRecords;
  readonly notices: NoticeStore;
  readonly clock: Clock;
}

/** Deal, log and entries of one moment; terms, which never change; evidence and notices as they are a moment later. */
export async function gatherCase(
  services: GatheringServices,
  known: Deal,
  reader: CaseReader,
): Promise<CaseFacts> {
  const statement = await readStatement(services, known, statementReader(reader));
  const { deal, events, entries, now } = statement.facts;
  const [terms, all, notices] = await Promise.all([
    keptTerms(services.deals, deal),
    services.evidence.ofDeal(deal.id),
    services.notices.ofDeal(deal.id),
  ]);
  const evidence = all.filter((each) => mayRead(each, reader.role));
  return { reader, deal, events, entries, terms, evidence, notices, statement, now };
}

function statementReader({ role, id }: CaseReader): StatementReader {
  return role === 'creator' || role === 'provider' ? { role, id } : { role };
}
