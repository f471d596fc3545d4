import { ROUTES } from '../../functions/routes.ts';
import { STEPS } from '../../functions/steps.ts';
import { type FunctionSize, sizeOf } from '../../infra/config/functions.ts';

const routes: ReadonlySet<string> = new Set(ROUTES.map(({ name }) => name));

/** What a function is deployed with. */
export function deployedSize(name: string): FunctionSize {
  if (routes.has(name)) return sizeOf('route', name);
  return sizeOf(Object.hasOwn(STEPS, name) ? 'step' : 'consumer', name);
}

export const memoryMbOf = (name: string): number => deployedSize(name).memoryMegabytes;
