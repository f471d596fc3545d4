export type { EngineClock } from './clock.ts';
export { realClock } from './clock.ts';
export { type Engine, type EngineOptions, type MachineInput, openEngine } from './engine.ts';
export { AwsError, InvalidDefinition, TaskFailure, TaskOutput } from './errors.ts';
export type { Integration, IntegrationCall, Integrations } from './integrations/port.ts';
export type { Invocation, Invoke } from './scheduler/invocation.ts';
export type { StatusChange } from './scheduler/news.ts';
export { type VirtualClock, virtualClock } from './virtualClock.ts';
export type { WireRequest, WireResponse } from './wire/protocol.ts';
