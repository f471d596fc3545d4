import type { Context } from 'aws-lambda';
import { afterEach, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { defineConsumer } from '../../../functions/runtime/consumer.ts';
import { provider } from '../../../functions/runtime/provider.ts';
import { lambda } from '../../../functions/runtime/step.ts';

const made: string[] = [];
const greeting = provider({ GREETING: z.string() }, ({ GREETING }) => {
  made.push(GREETING);
  return GREETING;
});
const greet = defineConsumer({
  name: 'greet',
  needs: { greeting },
  make: (given) => async () => given.greeting,
});
const context = Object({}) satisfies Context;

afterEach(() => {
  vi.unstubAllEnvs();
  made.length = 0;
});

it('a function is composed when it is first called, and once', async () => {
  const handler = lambda(greet);
  vi.stubEnv('GREETING', 'hello');
  const answers = await Promise.all([handler({}, context), handler({}, context)]);
  expect([...answers, await handler({}, context)]).toEqual(['hello', 'hello', 'hello']);
  expect(made).toEqual(['hello']);
});

it('a cold start that fails says why, and is tried again at the next call', async () => {
  const handler = lambda(greet);
  vi.stubEnv('GREETING', 'secretsmanager:luyue-dev-greeting');
  await expect(handler({}, context)).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: 'the secret of the environment variable GREETING cannot be read: this is no ARN of a secret',
  });
  vi.stubEnv('GREETING', 'hello');
  expect(await handler({}, context)).toBe('hello');
});
