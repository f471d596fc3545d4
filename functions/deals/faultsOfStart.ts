import type { Fault } from '../../domain/faults.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import { faultsOfProposal } from '../../domain/terms/proposal.ts';
import type { Terms } from '../../domain/terms/terms.ts';
import { strangersInChain } from './chainProviders.ts';
import type { DealRequest } from './dealRequest.ts';

/** What keeps a deal from being started on `terms` now, beyond their shape; paths within the request. */
export async function faultsOfStart(
  { parties, clock }: { readonly parties: PartyStore; readonly clock: Clock },
  start: {
    /** `null` where it is not known yet. */
    readonly brandId: string | null;
    readonly provider?: DealRequest['provider'];
    readonly terms: Terms;
  },
): Promise<Fault[]> {
  const { brandId, provider, terms } = start;
  const inTerms = [
    ...faultsOfProposal(terms, clock.now(), provider !== undefined),
    ...(brandId === null ? [] : await strangersInChain(parties, brandId, terms)),
  ];
  const faults: Fault[] = inTerms.map((fault) => ({ ...fault, path: ['terms', ...fault.path] }));
  if (provider !== undefined && (await parties.find(provider.id))?.kind !== 'provider')
    faults.push({ path: ['provider', 'id'], message: 'is not a known provider' });
  return faults;
}
