import { queryOptions } from '@tanstack/react-query';
import type { ScenarioView, Simulation } from '../../local/simulation/view.ts';
import { request } from './request.ts';

/** What is to be played: an open deal from where it stands, or terms as they would be sent. */
export type Played =
  | { readonly dealId: string }
  | { readonly terms: Readonly<Record<string, unknown>>; readonly provider?: unknown };

let address: string | null = null;

/** Where deals are played through from now on; `null` where they cannot be, as on AWS. */
export function simulateAt(url: string | null): void {
  address = url;
}

export const canSimulate = (): boolean => address !== null;

/** What can be played, with the parameters. */
export const scenariosQuery = () =>
  queryOptions({
    queryKey: ['simulations', 'scenarios'],
    queryFn: async ({ signal }) =>
      (await request<{ items: ScenarioView[] }>({ path: `${address}/scenarios`, signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Takes some seconds. @throws ApiProblem, also for what cannot be played */
export const simulate = (
  played: Played,
  scenario: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Simulation> =>
  request({ method: 'POST', path: `${address}`, body: { ...played, scenario, parameters } });
