import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { RetryableError, TerminalError } from '../../../domain/errors.ts';
import { defineConsumer } from '../../../functions/runtime/consumer.ts';
import { jsonLog } from '../../../functions/runtime/log.ts';
import type { Runtime } from '../../../functions/runtime/provider.ts';
import { type Deployable, defineStep } from '../../../functions/runtime/step.ts';
import { Lambdas } from '../../../local/lambdas.ts';

/** A stream's `write` answers whether there is room: `process.stdout` says `true` to every line. */
function runtimeWith(lines: string[]): Runtime {
  const write = (line: string): boolean => {
    lines.push(line);
    return true;
  };
  return { env: {}, clock: { now: () => 0 }, log: jsonLog(write) };
}

/** Logs that answer in some way of their own must not change the outcome either. */
function runtimeWithAnsweringLog(): Runtime {
  const say = () => 'said';
  return { env: {}, clock: { now: () => 0 }, log: { info: say, warn: say, error: say } };
}

const fail = (error: Error) => () => async () => {
  throw error;
};

const invoke = (deployable: Deployable, runtime: Runtime) => new Lambdas(runtime).handlerOf(deployable)({});

describe('a function that fails', () => {
  it('hands a step its error on, whatever writing the log line comes to', async () => {
    const lines: string[] = [];
    const step = defineStep({
      name: 'payEverybody',
      contract: { input: z.unknown(), output: z.unknown() },
      needs: {},
      make: fail(new TerminalError('no such amount')),
    });
    await expect(invoke(step, runtimeWith(lines))).rejects.toThrow(TerminalError);
    await expect(invoke(step, runtimeWithAnsweringLog())).rejects.toThrow(TerminalError);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'error', function: 'payEverybody', error: 'TerminalError', cause: 'no such amount' },
    ]);
  });

  it('hands a consumer its error on, so that its events come again', async () => {
    const lines: string[] = [];
    const consumer = defineConsumer({ name: 'listen', needs: {}, make: fail(new RetryableError('not now')) });
    await expect(invoke(consumer, runtimeWith(lines))).rejects.toThrow(RetryableError);
    await expect(invoke(consumer, runtimeWithAnsweringLog())).rejects.toThrow(RetryableError);
    expect(lines).toHaveLength(1);
  });
});
