import { type Engine, type Invoke, openEngine, type StatusChange } from '../../local/stepfunctions/index.ts';

export interface Ours {
  readonly engine: Engine;
  /** Starts an execution; resolves when the engine tells its end. @throws Error unless it succeeded */
  run(name: string, input: string): Promise<StatusChange>;
}

/** An engine with one machine, whose executions can be awaited. */
export async function openOurs(file: string, definition: object, invoke: Invoke): Promise<Ours> {
  const awaited = new Map<string, (end: StatusChange) => void>();
  const engine = await openEngine({
    file,
    invoke,
    seed: 'bench',
    onStatusChange(change) {
      if (change.status === 'RUNNING') return;
      awaited.get(change.name)?.(change);
      awaited.delete(change.name);
    },
  });
  const { stateMachineArn } = await engine.ensureStateMachine({
    name: 'bench',
    definition: JSON.stringify(definition),
  });
  engine.start();
  return {
    engine,
    async run(name, input) {
      const ended = new Promise<StatusChange>((resolve) => awaited.set(name, resolve));
      await engine.call('StartExecution', { stateMachineArn, name, input });
      const end = await ended;
      if (end.status !== 'SUCCEEDED') throw new Error(`${name} ended ${end.status}: ${end.cause}`);
      return end;
    },
  };
}
