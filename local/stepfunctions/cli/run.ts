import { AwsError } from '../errors.ts';
import { type Command, parseCommand, UsageError, usage } from './arguments.ts';
import { NotFound } from './find.ts';
import { drawn, graph, mermaid } from './graph.ts';
import { list, listed } from './list.ts';
import { type Paint, painter } from './paint.ts';
import { show, shown } from './show.ts';
import { type Ask, openSource, Unreachable } from './source.ts';

export interface Terminal {
  readonly coloured: boolean;
  /** Seconds since 1970. */
  readonly nowSeconds: number;
  out(text: string): void;
  err(text: string): void;
}

/** Runs one command; gives the exit code: 1 when there is nothing to show, 2 for a wrong command line. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const command = parseCommand(args);
    const source = openSource(command.options);
    try {
      terminal.out(await answer(command, source.ask, painter(terminal.coloured), terminal.nowSeconds));
      return 0;
    } finally {
      source.close();
    }
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`${error.message}\n\n${usage}`);
      return 2;
    }
    if (error instanceof NotFound || error instanceof Unreachable || error instanceof AwsError) {
      terminal.err(error.message);
      return 1;
    }
    throw error;
  }
}

/** @throws NotFound, Unreachable, AwsError */
async function answer(command: Command, ask: Ask, paint: Paint, nowSeconds: number): Promise<string> {
  const { options } = command;
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  if (command.name === 'show') {
    const found = await show(ask, command.subject);
    return options.json ? json(found) : shown(found, paint, nowSeconds);
  }
  if (command.name === 'graph') {
    const found = await graph(ask, command.subject);
    if (options.mermaid) return mermaid(found);
    return options.json ? json(found) : drawn(found, paint);
  }
  const found = await list(ask, options);
  if (options.json) return json(found);
  if (found.length === 0) throw new NotFound('There are no executions.');
  return listed(found, paint, nowSeconds);
}
