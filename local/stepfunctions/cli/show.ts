import type { Description, Event, Standing } from './answers.ts';
import { clockTime, duration } from './duration.ts';
import { executionNamed, history, standingOf } from './find.ts';
import { columns, type Paint, paintStatus } from './paint.ts';
import type { Ask } from './source.ts';
import { timeline } from './timeline.ts';

export interface Shown {
  readonly execution: Description;
  readonly standing: Standing;
  readonly history: readonly Event[];
}

/** @throws NotFound */
export async function show(ask: Ask, id: string): Promise<Shown> {
  const execution = await executionNamed(ask, id);
  return {
    execution,
    standing: await standingOf(ask, execution),
    history: await history(ask, execution.executionArn),
  };
}

const lastPart = (arn: string | undefined): string | undefined => arn?.slice(arn.lastIndexOf(':') + 1);

function facts({ execution, standing }: Shown, nowSeconds: number): [string, string][] {
  const { startDate, stopDate, input, output, error, cause, redriveCount } = execution;
  const by = [lastPart(execution.stateMachineAliasArn), lastPart(execution.stateMachineVersionArn)];
  const told: [string, string | undefined][] = [
    ['machine', [lastPart(execution.stateMachineArn), ...by].filter(Boolean).join(' : ')],
    ['started', `${clockTime(startDate)}, ${duration(nowSeconds - startDate)} ago`],
    ['took', stopDate === undefined ? undefined : duration(stopDate - startDate)],
    ['redriven', redriveCount === 0 ? undefined : `${redriveCount} times`],
    ['input', input],
    ['output', output],
    ['error', error],
    ['cause', cause],
    ...standing.positions.map(({ state, since, waitsFor, retries }): [string, string] => [
      'stands at',
      [
        waitsFor ? `${state}, waits for ${waitsFor}` : state,
        `since ${duration(nowSeconds - since)}`,
        ...(retries > 0 ? [`${retries} retries`] : []),
      ].join(', '),
    ]),
    ...standing.timers.map(({ kind, state, at }): [string, string] => [
      'timer',
      `${clockTime(at)}, in ${duration(at - nowSeconds)}: ${state ? `${kind} of ${state}` : kind}`,
    ]),
  ];
  return told.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** `nowSeconds` since 1970. */
export function shown(what: Shown, paint: Paint, nowSeconds: number): string {
  const { execution, history: events } = what;
  return [
    `${paint('bold', execution.name)}  ${paintStatus(paint, execution.status)}`,
    ...columns(
      facts(what, what.standing.now ?? nowSeconds).map(([name, value]) => [paint('dim', name), value]),
    ),
    '',
    ...timeline(events, paint),
  ].join('\n');
}
