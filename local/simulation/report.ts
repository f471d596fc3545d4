import type { Deal, Outcome } from '../../domain/deal/deal.ts';
import type { Status } from '../../domain/gates/gate.ts';
import { deals } from '../../functions/runtime/providers/deals.ts';
import { ledger } from '../../functions/runtime/providers/ledger.ts';
import { faultsOfBooks } from '../demo/books.ts';
import { look, type Stage } from './carryOut.ts';
import { MoneyByParty, type PartyMoney, type Payment } from './moneyByParty.ts';
import { allEvents, allPosted } from './readBack.ts';
import { type SimulatedStage, stagesOf } from './stages.ts';

/** How a play came out. Amounts in minor units of `currency`, times RFC 3339. */
export interface SimulatedCourse {
  readonly currency: string;
  readonly outcome: Outcome | null;
  readonly status: Status;
  readonly endedAt: string;
  readonly stages: readonly SimulatedStage[];
  /** What everybody paid and got in the end. */
  readonly parties: readonly (PartyMoney & { readonly payments: readonly Payment[] })[];
  /** By account; they sum to zero. */
  readonly balances: Readonly<Record<string, number>>;
  /** What is not as it should be, as sentences: of the books, and what the system complained of. */
  readonly warnings: readonly string[];
}

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
