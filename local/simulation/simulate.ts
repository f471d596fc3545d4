import { dueAt, type Terms } from '../../domain/terms/terms.ts';
import { toInstant } from '../../domain/time.ts';
import { Refused } from '../hook/refusal.ts';
import { CannotPlay } from './cannotPlay.ts';
import type { Stage } from './carryOut.ts';
import { requireFit } from './fitsTerms.ts';
import type { History } from './history.ts';
import { makePeople, PLAYED_CREATOR, refusalIn } from './people.ts';
import { play } from './play.ts';
import { replay } from './replay.ts';
import { courseOf } from './report.ts';
import { inSandbox, type SandboxRules, type StartLuyue } from './sandbox.ts';
import { behaviourOf, type ScenarioName } from './scenarios.ts';
import type { ChosenScenario, Proposal, Simulation } from './view.ts';

/** What is to be played; parameters are checked. */
export interface AskedScenario extends ChosenScenario {
  readonly name: ScenarioName;
}

export interface Circumstances {
  /** Epoch ms, deal time: when terms would be sent, or when an open deal stands where it does. */
  readonly now: number;
  /** Ends the play; then its reason is thrown. */
  readonly signal: AbortSignal;
  readonly rules?: SandboxRules;
  readonly start: StartLuyue;
}

/** Whose terms they are in the play; no real brand stands behind it. */
const PLAYED_BRAND = 'brand_simulation';

/**
 * Plays terms from the invitation to the end, in a sandbox that is gone afterwards.
 * @throws CannotPlay with the paths of what does not fit; CannotStart when nothing can be started here
 */
export async function simulateProposal(
  { terms, provider }: Proposal,
  scenario: AskedScenario,
  { now, signal, rules = {}, start }: Circumstances,
): Promise<Simulation> {
  const behaviour = behaviourOf(scenario.name, scenario.parameters);
  const occasion = { dueAt: Date.parse(dueAt(terms)), now, hasProvider: provider !== undefined };
  requireFit(behaviour, terms, occasion);
  const providerId = provider?.id ?? null;
  return inSandbox(start, now, rules, async (sandbox) => {
    const people = await makePeople(sandbox, {
      brandId: PLAYED_BRAND,
      providerId,
      others: providersIn(terms),
    });
    const dealId = await people.start(invitation(terms, provider), 'brand').catch(refusedTerms);
    const stage: Stage = { sandbox, people, dealId, signal };
    await play(stage, behaviour);
    return { scenario, dealId: null, playedFrom: toInstant(now), ...(await courseOf(stage, null)) };
  });
}

/**
 * Plays an open deal on from where it stands. Its history is played again first, in the sandbox: nothing is
 * written where it really is, and nobody hears of it.
 * @throws CannotPlay, also when the history leads elsewhere; CannotStart when nothing can be started here
 */
export async function simulateDeal(
  history: History,
  scenario: AskedScenario,
  { now, signal, rules = {}, start }: Circumstances,
): Promise<Simulation> {
  const behaviour = behaviourOf(scenario.name, scenario.parameters);
  const { deal, versions, events } = history;
  const { provider, terms, brandId } = deal;
  requireFit(behaviour, terms, { dueAt: Date.parse(deal.dueAt), now, hasProvider: provider !== null });
  const others = versions.flatMap(providersIn);
  return inSandbox(start, Date.parse(deal.createdAt), rules, async (sandbox) => {
    const people = await makePeople(sandbox, { brandId, providerId: provider?.id ?? null, others });
    const invited = invitation(versions[0] ?? terms, provider ?? undefined);
    const starter = events[0]?.actor.role === 'provider' ? 'provider' : 'brand';
    const dealId = await people.start(invited, starter).catch(refusedHistory);
    const stage: Stage = { sandbox, people, dealId, signal };
    await replay(stage, history, now);
    await play(stage, behaviour);
    const playedFrom = toInstant(now);
    return { scenario, dealId: deal.id, playedFrom, ...(await courseOf(stage, playedFrom)) };
  });
}

const invitation = (terms: Terms, provider: Proposal['provider']) => ({
  reference: 'simulation',
  creator: PLAYED_CREATOR,
  ...(provider === undefined ? {} : { provider }),
  terms,
});

/** Whom the terms pay out of what the creator earns. */
const providersIn = ({ chain }: Terms): string[] =>
  (chain?.levels ?? []).flatMap(({ to }) => (to === 'creator' ? [] : [to]));

/** What the API says of the terms is what it would say if they were sent. */
function refusedTerms(error: unknown): never {
  if (!(error instanceof Refused)) throw error;
  const faults = error.faults.map(({ path, message }) => ({ path: path.split('.'), message }));
  throw new CannotPlay('invalid_request', 'The terms cannot be sent as they are.', faults);
}

/** Terms that were sent once are refused today. */
function refusedHistory(error: unknown): never {
  const refusal = refusalIn(error);
  if (refusal === null) throw error;
  throw new CannotPlay('history_not_playable', `The deal could not be started again: ${refusal}`);
}
