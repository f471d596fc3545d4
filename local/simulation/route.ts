import { visibleDeal } from '../../functions/api/visibleDeal.ts';
import { authenticate, type Principal } from '../../functions/runtime/principal.ts';
import { Problem } from '../../functions/runtime/problem.ts';
import type { Runtime } from '../../functions/runtime/provider.ts';
import { access } from '../../functions/runtime/providers/access.ts';
import { deals } from '../../functions/runtime/providers/deals.ts';
import { tokens } from '../../functions/runtime/providers/tokens.ts';
import { CannotStart } from '../cannotStart.ts';
import type { LocalRequest, LocalResponse, LocalRoute } from '../gateway/routes.ts';
import { json, refusal } from '../routes/localhostOnly.ts';
import { type Bounds, boundedPlays, TooManyPlays } from './bounded.ts';
import { CannotPlay, type CannotPlayCode } from './cannotPlay.ts';
import { scenarioViews } from './describe.ts';
import { readHistory } from './history.ts';
import { parseRequest, type SimulationRequest } from './request.ts';
import type { SandboxRules, StartLuyue } from './sandbox.ts';
import { type Circumstances, simulateDeal, simulateProposal } from './simulate.ts';
import type { Simulation } from './view.ts';

const BOUNDS: Bounds = { mostAtOnce: 2, timeoutMillis: 30_000 };
const LARGEST_BODY_BYTES = 65_536;

const STATUS: Readonly<Record<CannotPlayCode, number>> = {
  invalid_request: 422,
  deal_closed: 409,
  scenario_not_in_terms: 422,
  scenario_day_passed: 422,
  scenario_without_occasion: 422,
  history_not_playable: 409,
  simulation_stuck: 422,
  simulation_took_too_long: 503,
};

/**
 * `/_local/simulations`: plays terms or an open deal through, for whoever is signed in; a deal that is somebody
 * else's is as unknown as everywhere.
 */
export function simulationRoutes(
  runtime: Runtime,
  { rules, start }: { readonly rules: SandboxRules; readonly start: StartLuyue },
  bounds: Bounds = BOUNDS,
): LocalRoute[] {
  const bounded = boundedPlays(bounds);
  const asked =
    (handle: (request: LocalRequest, principal: Principal) => Promise<LocalResponse>) =>
    async (request: LocalRequest): Promise<LocalResponse> => {
      try {
        const services = { access: access.of(runtime), tokens: tokens.of(runtime) };
        return await handle(request, await authenticate(request.headers, services));
      } catch (error) {
        return refusalOf(error);
      }
    };
  return [
    {
      method: 'GET',
      path: '/_local/simulations/scenarios',
      handle: asked(async () => json(200, { items: scenarioViews() })),
    },
    {
      method: 'POST',
      path: '/_local/simulations',
      bodyLimitBytes: LARGEST_BODY_BYTES,
      // It has a time of its own: the deals' clock need not wait for it.
      untracked: true,
      handle: asked(async ({ body }, principal) => {
        const wanted = parseRequest(body);
        const now = runtime.clock.now();
        const played = await bounded((signal) =>
          simulate(runtime, wanted, principal, { now, signal, rules, start }),
        );
        return json(200, played);
      }),
    },
  ];
}

async function simulate(
  runtime: Runtime,
  { dealId, terms, provider, scenario: name, parameters }: SimulationRequest,
  principal: Principal,
  circumstances: Circumstances,
): Promise<Simulation> {
  const scenario = { name, parameters };
  if (terms !== undefined) {
    // A provider that starts a deal is the deal's provider.
    const own =
      principal.role === 'provider' && principal.tenantId !== null ? { id: principal.tenantId } : undefined;
    const taking = provider ?? own;
    return simulateProposal({ terms, ...(taking && { provider: taking }) }, scenario, circumstances);
  }
  const store = deals.of(runtime);
  const deal = await visibleDeal(store, dealId, principal);
  return simulateDeal(await readHistory(store, deal), scenario, circumstances);
}

function refusalOf(error: unknown): LocalResponse {
  if (error instanceof Problem) return refusal(error.status, error.code, error.message);
  if (error instanceof CannotPlay) {
    const errors = error.faults.map(({ path, message }) => ({ path: path.join('.'), message }));
    return refusal(STATUS[error.code], error.code, error.message, errors.length > 0 ? errors : undefined);
  }
  if (error instanceof TooManyPlays)
    return refusal(429, 'too_many_simulations', 'Other plays are under way: try again in a moment.');
  if (error instanceof CannotStart) return refusal(503, 'simulation_cannot_start', error.message);
  throw error;
}
