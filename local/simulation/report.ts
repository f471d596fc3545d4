import type { Deal } from '../../domain/deal/deal.ts';
import { deals } from '../../functions/runtime/providers/deals.ts';
import { ledger } from '../../functions/runtime/providers/ledger.ts';
import { faultsOfBooks } from '../demo/books.ts';
import { look, type Stage } from './carryOut.ts';
import { MoneyByParty } from './moneyByParty.ts';
import { allEvents, allPosted } from './readBack.ts';
import { stagesOf } from './stages.ts';
import type { PartyMoney, SimulatedCourse } from './view.ts';

/** Nothing counts as being on its way any more. */
const IN_FLIGHT_MILLIS = 2 * 3_600_000;

/** @param playedFrom RFC 3339; `null` where all was played */
export async function courseOf(stage: Stage, playedFrom: string | null): Promise<SimulatedCourse> {
  const { sandbox, dealId } = stage;
  const { runtime } = sandbox.luyue;
  const deal = await look(stage);
  const [events, posted] = [
    await allEvents(deals.of(runtime), dealId),
    await allPosted(ledger.of(runtime), dealId),
  ];
  const money = new MoneyByParty(partiesOf(deal));
  const stages = stagesOf(events, posted, money, playedFrom);
  const balances = await ledger.of(runtime).balances(deal.terms.currency);
  await sandbox.advanceTo(sandbox.now() + IN_FLIGHT_MILLIS);
  const faults = await faultsOfBooks(sandbox.luyue);
  return {
    currency: deal.terms.currency,
    outcome: deal.outcome,
    status: deal.status,
    endedAt: events.at(-1)?.at ?? deal.updatedAt,
    stages,
    parties: money.standing().parties.map((party) => ({ ...party, payments: money.paymentsOf(party.id) })),
    balances,
    warnings: [...faults, ...sandbox.complaints.map((line) => `It logged ${line}`)],
  };
}

function partiesOf({ brandId, creatorId, provider, terms }: Deal): Pick<PartyMoney, 'role' | 'id'>[] {
  const inChain = (terms.chain?.levels ?? []).flatMap(({ to }) => (to === 'creator' ? [] : [to]));
  const providers = new Set([...(provider === null ? [] : [provider.id]), ...inChain]);
  return [
    { role: 'brand', id: brandId },
    { role: 'creator', id: creatorId },
    ...[...providers].map((id) => ({ role: 'provider' as const, id })),
  ];
}
