import * as z from 'zod/mini';
import { AwsError } from '../errors.ts';
import type { Options } from './arguments.ts';
import { type Reader, readEngineFile } from './reader.ts';

/** Asks the engine, or its file, for one action of the API. @throws AwsError, Unreachable */
export type Ask = <T extends z.ZodMiniType>(action: string, body: object, answer: T) => Promise<z.infer<T>>;

/** Nobody answers there. */
export class Unreachable extends Error {}

export interface Source {
  readonly ask: Ask;
  close(): void;
}

export function openSource({ file, endpoint }: Options): Source {
  if (file !== undefined) {
    const reader = readable(file);
    return {
      ask: async (action, body, answer) => answer.parse(await reader.call(action, body)),
      close: () => reader.close(),
    };
  }
  return {
    ask: async (action, body, answer) => answer.parse(await overWire(endpoint, action, body)),
    close: () => undefined,
  };
}

function readable(file: string): Reader {
  try {
    return readEngineFile(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Unreachable(`${file} cannot be read: ${reason}.`);
  }
}

const failure = z.object({ __type: z.string(), message: z._default(z.string(), '') });

async function overWire(endpoint: string, action: string, body: object): Promise<unknown> {
  const response = await request(endpoint, action, body);
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  const refused = failure.safeParse(jsonOf(text));
  if (!refused.success) throw new Unreachable(`${endpoint} is no engine: it answers ${response.status}.`);
  throw new AwsError(refused.data.__type.replace(/^.*#/, ''), refused.data.message);
}

async function request(endpoint: string, action: string, body: object): Promise<Response> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AWSStepFunctions.${action}`,
  };
  try {
    return await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
  } catch {
    throw new Unreachable(`No engine answers at ${endpoint}.`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
