import type { Standing, Summary } from './answers.ts';
import type { Options } from './arguments.ts';
import { duration } from './duration.ts';
import { machineNamed, machines, newest, standingOf } from './find.ts';
import { columns, type Paint, paintStatus } from './paint.ts';
import type { Ask } from './source.ts';

export interface Listed extends Summary {
  readonly standing: Standing;
}

/** The newest executions and where they stand. @throws NotFound for a machine that is not there */
export async function list(ask: Ask, { machine, status, limit }: Options): Promise<Listed[]> {
  const among = machine === undefined ? await machines(ask) : [await machineNamed(ask, machine)];
  const found = await newest(ask, among, { status, limit });
  const listed: Listed[] = [];
  for (const execution of found) listed.push({ ...execution, standing: await standingOf(ask, execution) });
  return listed;
}

const machineOf = ({ stateMachineArn }: Summary): string =>
  stateMachineArn.slice(stateMachineArn.lastIndexOf(':') + 1);

/** How long it has run, or how long it took. */
const age = ({ startDate, stopDate }: Summary, nowSeconds: number): string =>
  duration((stopDate ?? nowSeconds) - startDate);

function whereabouts({ positions, timers }: Standing, nowSeconds: number): string {
  const states = positions.map(({ state, waitsFor }) => (waitsFor ? `${state} (${waitsFor})` : state));
  const [next] = timers;
  const shown = states.length > 3 ? [...states.slice(0, 3), `and ${states.length - 3} more`] : states;
  return [...shown, ...(next ? [`next timer in ${duration(next.at - nowSeconds)}`] : [])].join(', ');
}

/** `nowSeconds` since 1970. */
export function listed(executions: readonly Listed[], paint: Paint, nowSeconds: number): string {
  const head = ['STATUS', 'AGE', 'EXECUTION', 'MACHINE', 'STANDS AT'].map((title) => paint('bold', title));
  const rows = executions.map((execution) => [
    paintStatus(paint, execution.status),
    age(execution, execution.standing.now ?? nowSeconds),
    execution.name,
    machineOf(execution),
    whereabouts(execution.standing, execution.standing.now ?? nowSeconds),
  ]);
  return columns([head, ...rows]).join('\n');
}
