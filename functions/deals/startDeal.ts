import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import { outlook, type SealedChange, seal } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { invite } from '../../domain/deal/lifecycle.ts';
import { RetryableError } from '../../domain/errors.ts';
import type { Fault } from '../../domain/faults.ts';
import { actionSchema } from '../../domain/gates/gate.ts';
import type { Actor, Party } from '../../domain/parties.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore, KeptResult } from '../../domain/ports/deals.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import type { Workflows } from '../../domain/ports/workflows.ts';
import { faultsOfProposal } from '../../domain/terms/proposal.ts';
import { errorFields, type Log } from '../runtime/log.ts';
import { faultsProblem } from '../runtime/problem.ts';
import { strangersInChain } from './chainProviders.ts';
import type { DealRequest } from './dealRequest.ts';
import { MOST_ATTEMPTS } from './updateDeal.ts';

export interface StartingServices {
  readonly deals: DealStore;
  readonly parties: PartyStore;
  readonly workflows: Workflows;
  readonly clock: Clock;
  readonly log: Log;
}

export type StartResult =
  | { readonly kind: 'started'; readonly deal: Deal }
  | { readonly kind: 'repeated'; readonly kept: KeptResult };

export interface Start {
  readonly request: DealRequest;
  readonly brandId: string;
  readonly by: Actor;
  readonly keep?: (deal: Deal) => Promise<KeptResult>;
}

/**
 * A deal begins: written in one transaction with its first event, the creator's record and the idempotency key;
 * then its workflow is started. If that fails, the stream's consumer starts it later.
 * @throws Problem 422 with the path of each fault; then nothing is stored
 */
export async function startDeal(services: StartingServices, start: Start): Promise<StartResult> {
  const { deals, clock } = services;
  await refuseFaults(services, start);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const known = await knownCreator(services.parties, start);
    const creator = creatorParty(start.request, known, clock.now());
    const sealed = sealInvitation(start, creator.id, clock.now());
    const keep = await start.keep?.(sealed.deal);
    const newcomers = { creator, creatorKey: creatorKey(start), creatorIsNew: known === null };
    const result = await deals.commit(sealed, keep === undefined ? { newcomers } : { newcomers, keep });
    if (result.kind === 'repeated') return result;
    if (result.kind === 'conflict') continue;
    await startWorkflow(services, sealed.deal);
    return { kind: 'started', deal: sealed.deal };
  }
  throw new RetryableError('the creator record stays contended');
}

async function startWorkflow({ workflows, clock, log }: StartingServices, deal: Deal): Promise<void> {
  try {
    await workflows.startCollaboration(deal.id, outlook(deal, clock.now()));
  } catch (error) {
    log.warn('not started yet', { dealId: deal.id, ...errorFields(error) });
  }
}

async function refuseFaults(
  { parties, clock }: StartingServices,
  { request, brandId }: Start,
): Promise<void> {
  const { provider, terms } = request;
  const inTerms = [
    ...faultsOfProposal(terms, clock.now(), provider !== undefined),
    ...(await strangersInChain(parties, brandId, terms)),
  ];
  const faults: Fault[] = inTerms.map((fault) => ({ ...fault, path: ['terms', ...fault.path] }));
  if (provider !== undefined && (await parties.find(provider.id))?.kind !== 'provider') {
    faults.push({ path: ['provider', 'id'], message: 'is not a known provider' });
  }
  if (faults.length > 0) throw faultsProblem(422, 'invalid_request', 'The request does not fit.', faults);
}

/** The same brand finds the same creator again by a hash of the address, never by the address itself. */
function creatorKey({ brandId, request }: Start): string {
  return createHash('sha256').update(`${brandId}\n${request.creator.email.toLowerCase()}`).digest('hex');
}

async function knownCreator(parties: PartyStore, start: Start): Promise<Party | null> {
  return parties.findCreator(start.brandId, creatorKey(start));
}

function creatorParty({ creator }: DealRequest, known: Party | null, now: number): Party {
  const timeZone = creator.timeZone ?? known?.timeZone;
  return {
    id: known?.id ?? `creator_${ulid(now)}`,
    kind: 'creator',
    name: creator.name,
    email: creator.email,
    phone: creator.phone ?? known?.phone ?? null,
    locale: creator.locale ?? known?.locale ?? 'zh-CN',
    ...(timeZone === undefined ? {} : { timeZone }),
    platform: creator.platform ?? known?.platform ?? null,
    handle: creator.handle ?? known?.handle ?? null,
    payoutAccountId: known?.payoutAccountId ?? null,
  };
}

function sealInvitation({ request, brandId, by }: Start, creatorId: string, now: number): SealedChange {
  const { reference, terms } = request;
  const provider =
    request.provider === undefined
      ? null
      : { id: request.provider.id, mandate: request.provider.mandate ?? [...actionSchema.options] };
  const invitation = { dealId: `deal_${ulid(now)}`, reference, brandId, creatorId, provider, terms, by };
  return seal(null, invite(invitation, now), now);
}
