import type { Fault } from '../../domain/faults.ts';
import type { PartyStore } from '../../domain/ports/parties.ts';
import { type Terms, termsSchema } from '../../domain/terms/terms.ts';
import { faultsProblem } from '../runtime/problem.ts';

/** Every level of a chain that is paid to somebody who is no provider engaged by the brand; paths within the terms. */
export async function strangersInChain(
  parties: PartyStore,
  brandId: string,
  { chain }: Terms,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const [level, { to }] of (chain?.levels ?? []).entries()) {
    if (to === 'creator') continue;
    const party = await parties.find(to);
    const isEngaged = party?.kind === 'provider' && party.engagedBy?.includes(brandId) === true;
    if (!isEngaged)
      faults.push({
        path: ['chain', 'levels', level, 'to'],
        message: 'is not a provider engaged by the brand',
      });
  }
  return faults;
}

/**
 * The same for terms that somebody proposes as `{terms}`; a payload of another shape is for the action to refuse.
 * @throws Problem 422 with the path of each level
 */
export async function refuseStrangers(parties: PartyStore, brandId: string, payload: unknown): Promise<void> {
  if (typeof payload !== 'object' || payload === null || !('terms' in payload)) return;
  const terms = termsSchema.safeParse(payload.terms);
  if (!terms.success) return;
  const faults = await strangersInChain(parties, brandId, terms.data);
  if (faults.length === 0) return;
  const inTerms = faults.map((fault) => ({ ...fault, path: ['terms', ...fault.path] }));
  throw faultsProblem(422, 'invalid_payload', 'The terms do not fit.', inTerms);
}
