import type { StageName } from './stage.ts';

/** Everything of a stage is named `luyue-<stage>-<what>`, so that stages can share an account. */
export const nameOf = (stage: StageName, what: string): string => `luyue-${stage}-${what}`;

/** The alias that executions are started by: running ones keep the version they began with. */
export const LIVE = 'live';

/** Who our own events come from on the bus. */
export const EVENT_SOURCE = 'luyue.deals';
