import { stateMachineArn } from './arn.ts';
import { assemble } from './assembly.ts';
import type { EngineClock } from './clock.ts';
import { keepHouse } from './housekeeping.ts';
import type { Integrations } from './integrations/port.ts';
import type { Invoke } from './scheduler/invocation.ts';
import type { StatusChange } from './scheduler/news.ts';
import { decodeState } from './store/stateCodec.ts';
import { openStore } from './store/store.ts';
import { checkDefinition, revise } from './wire/creation.ts';
import type { Desk } from './wire/desk.ts';
import { executionByArn, findMachine, refuseDeleting } from './wire/lookup.ts';
import { handleRequest, type WireRequest, type WireResponse } from './wire/protocol.ts';

export interface EngineOptions {
  /** SQLite file, made if absent, or ':memory:'. One engine at a time holds it. */
  readonly file: string;
  /** Real time by default. */
  readonly clock?: EngineClock;
  readonly invoke: Invoke;
  /**
   * Other AWS services, by name. A definition that uses one the host does not give is refused; Step Functions'
   * own API is the engine's.
   */
  readonly integrations?: Integrations;
  readonly accountId?: string;
  readonly region?: string;
  /** Makes a new file's jitter, ids and tokens repeatable. An existing file keeps the seed it was made with. */
  readonly seed?: string;
  /** For how long finished executions are kept with their history; 90 as on AWS, Infinity: for ever. */
  readonly keepFinishedDays?: number;
  /** Told at least once, after the commit. If it rejects, the engine stops, since the news would be lost. */
  onStatusChange?(change: StatusChange): void | Promise<void>;
}

export interface MachineInput {
  readonly name: string;
  readonly definition: string;
  readonly roleArn?: string;
}

export interface Engine {
  /** Idempotent: the same definition changes nothing; a new one is a new revision, running executions keep theirs. */
  ensureStateMachine(machine: MachineInput): Promise<{ stateMachineArn: string }>;
  /** One action of the Step Functions API in process. @throws AwsError */
  call(action: string, body: unknown): Promise<unknown>;
  /** The same over the JSON 1.0 wire protocol. */
  handle(request: WireRequest): Promise<WireResponse>;
  /** Resolves when nothing can run without time passing or an answer from outside. */
  idle(): Promise<void>;
  isIdle(): boolean;
  /** Billed state transitions: every state entered and every retry. @throws AwsError ExecutionDoesNotExist */
  stateTransitions(executionArn: string): number;
  /** Resumes everything found on disk; nothing runs before. */
  start(): void;
  /** Finishes the commit under way and starts no new effect. */
  close(): Promise<void>;
}

/** @throws Error when the file comes from a newer engine or another process holds it */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { onStatusChange, keepFinishedDays = 90 } = options;
  const store = openStore(options.file, options.seed, onStatusChange !== undefined);
  const tell = async (change: StatusChange): Promise<void> => onStatusChange?.(change);
  const { desk, call } = assemble({ ...options, store, tell });
  const { scheduler, clock } = desk;
  let stopTidying: (() => void) | undefined;
  return {
    ensureStateMachine: async (machine) => ensure(desk, machine),
    call,
    handle: (request) => handleRequest(request, call),
    idle: () => scheduler.idle(),
    isIdle: () => scheduler.isIdle(),
    stateTransitions: (arn) => transitions(desk, arn),
    start: () => {
      stopTidying ??= keepHouse(store, clock, keepFinishedDays);
      scheduler.start();
    },
    close: () => {
      stopTidying?.();
      return scheduler.close();
    },
  };
}

function ensure(desk: Desk, { name, definition, roleArn: given }: MachineInput): { stateMachineArn: string } {
  const roleArn = given ?? `arn:aws:iam::${desk.home.accountId}:role/stepfunctions`;
  const arn = stateMachineArn(desk.home, name);
  const known = findMachine(desk, name);
  checkDefinition(desk, definition);
  if (known) refuseDeleting(known, arn);
  if (known) revise(desk, known, { definition, roleArn });
  else desk.store.machines.create(name, { definition, roleArn }, desk.clock.now());
  return { stateMachineArn: arn };
}

function transitions(desk: Desk, arn: string): number {
  const { execution } = executionByArn(desk, arn);
  const state = desk.store.executions.state(execution.id);
  return execution.transitions ?? (state === undefined ? 0 : decodeState(state, null).transitions);
}
