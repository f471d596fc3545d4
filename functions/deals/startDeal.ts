import { ulid } from 'ulid';
import { outlook, type SealedChange, seal } from '../../domain/deal/change.ts';
import type { Deal } from '../../domain/deal/deal.ts';
import { invite } from '../../domain/deal/lifecycle.ts';
import { RetryableError } from '../../domain/errors.ts';
import { actionSchema } from '../../domain/gates/gate.ts';
import type { Actor } from '../../domain/parties.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { DealStore, KeptResult } from '../../domain/ports/deals.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import type { Workflows } from '../../domain/ports/workflows.ts';
import { errorFields, type Log } from '../runtime/log.ts';
import { faultsProblem } from '../runtime/problem.ts';
import { creatorKey, creatorParty } from './creatorParty.ts';
import type { DealRequest } from './dealRequest.ts';
import { faultsOfStart } from './faultsOfStart.ts';
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
    const key = creatorKey(start.brandId, start.request.creator.email);
    const known = await services.parties.findCreator(start.brandId, key);
    const creator = creatorParty(start.request.creator, known, clock.now());
    const sealed = sealInvitation(start, creator.id, clock.now());
    const keep = await start.keep?.(sealed.deal);
    const newcomers = { creator, creatorKey: key, creatorIsNew: known === null };
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

async function refuseFaults(services: StartingServices, { request, brandId }: Start): Promise<void> {
  const faults = await faultsOfStart(services, { ...request, brandId });
  if (faults.length > 0) throw faultsProblem(422, 'invalid_request', 'The request does not fit.', faults);
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
