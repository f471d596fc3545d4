import type { Home } from './arn.ts';
import { type EngineClock, realClock } from './clock.ts';
import type { Integrations } from './integrations/port.ts';
import type { Invoke } from './scheduler/invocation.ts';
import type { StatusChange } from './scheduler/news.ts';
import { Scheduler } from './scheduler/scheduler.ts';
import type { Store } from './store/store.ts';
import { actionNames, perform } from './wire/actions.ts';
import type { Desk } from './wire/desk.ts';
import { ownActions } from './wire/ownActions.ts';

interface Parts {
  readonly store: Store;
  readonly clock?: EngineClock | undefined;
  readonly invoke: Invoke;
  readonly integrations?: Integrations | undefined;
  readonly accountId?: string | undefined;
  readonly region?: string | undefined;
  tell(change: StatusChange): Promise<void>;
}

export interface Assembly {
  readonly desk: Desk;
  /** One action of the API. @throws AwsError */
  call(action: string, body: unknown): Promise<unknown>;
}

/** Puts the engine's parts together over a store. */
export function assemble(parts: Parts): Assembly {
  const { store, clock = realClock, invoke, integrations = {} } = parts;
  const { accountId = '000000000000', region = 'us-east-1' } = parts;
  const home: Home = { accountId, region };
  const offer = { services: new Set(Object.keys(integrations)), actions: actionNames };
  const call = (action: string, body: unknown): Promise<unknown> => perform(desk, action, body);
  const outside = { invoke, integrations, perform: call };
  const actions = ownActions(() => desk);
  const { tell } = parts;
  const scheduler = new Scheduler({ store, clock, home, outside, offer, actions, tell });
  const desk: Desk = { store, scheduler, clock, home, outside, offer, starting: new Map() };
  return { desk, call };
}
