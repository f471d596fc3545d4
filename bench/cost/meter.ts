import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Observe } from '../../local/lambdas.ts';
import { type Units, unitsIn, unitsRefused } from './consumedCapacity.ts';
import { addItems, type WrittenItems } from './writtenItems.ts';

/** What all invocations of one function took. */
export interface FunctionUse {
  readonly name: string;
  invocations: number;
  /** Of tables and their local indexes; doubled in transactions. */
  tableWriteUnits: number;
  /** Of global indexes. */
  indexWriteUnits: number;
  /** Halves, since an eventually consistent read takes half a unit. */
  readHalfUnits: number;
  singleCalls: number;
  transactions: number;
  stripeCalls: number;
  workflowCalls: number;
  /** In this process, on this machine. */
  measuredMillis: number;
}

const requestSchema = z.object({ request: z.instanceof(ClientRequest) });

/** Where calls of handlers go: `host:port/path` begins like this. */
export interface Destinations {
  readonly stripe: string;
  readonly workflows: string;
}

/** Counts what handlers use, each under the name of the function in whose invocation it happens. */
export class Meter {
  readonly #within = new AsyncLocalStorage<FunctionUse>();
  readonly #uses = new Map<string, FunctionUse>();
  readonly #written = new Map<string, WrittenItems>();

  readonly observe: Observe = async (name, invoke) => {
    const use = this.#uses.get(name) ?? unused(name);
    this.#uses.set(name, use);
    use.invocations += 1;
    const began = performance.now();
    try {
      return await this.#within.run(use, invoke);
    } finally {
      use.measuredMillis += performance.now() - began;
    }
  };

  /** Asks with each call what it consumed. */
  watch(client: DynamoDBClient): void {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const use = this.#within.getStore();
        if (use === undefined) return next(args);
        const command = context.commandName ?? '';
        if (command.startsWith('Transact')) use.transactions += 1;
        else use.singleCalls += 1;
        try {
          const asked = { ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } };
          const answer = await next(asked);
          add(use, unitsIn(command, answer.output));
          if (command.startsWith('TransactWrite')) addItems(this.#written, args.input);
          return answer;
        } catch (error) {
          add(use, unitsRefused(command, args.input));
          throw error;
        }
      },
      { step: 'initialize', name: 'meter', override: true },
    );
  }

  /** Counts calls over HTTP until the function returned is called. */
  listen(destinations: Destinations): () => void {
    const heard = (message: unknown) => {
      const use = this.#within.getStore();
      if (use === undefined) return;
      const { request } = requestSchema.parse(message);
      const url = `${request.getHeader('host')}${request.path}`;
      if (url.startsWith(destinations.stripe)) use.stripeCalls += 1;
      if (url.startsWith(destinations.workflows)) use.workflowCalls += 1;
    };
    subscribe('http.client.request.start', heard);
    return () => void unsubscribe('http.client.request.start', heard);
  }

  /** What transactions put, by kind of item, the most units first. */
  written(): WrittenItems[] {
    return [...this.#written.values()].map((items) => ({ ...items })).sort((a, b) => b.units - a.units);
  }

  /** As of now, by name. */
  uses(): FunctionUse[] {
    return [...this.#uses.values()].map((use) => ({ ...use })).sort((a, b) => a.name.localeCompare(b.name));
  }
}

function add(use: FunctionUse, units: Units): void {
  use.tableWriteUnits += units.tableWriteUnits;
  use.indexWriteUnits += units.indexWriteUnits;
  use.readHalfUnits += units.readHalfUnits;
}

const unused = (name: string): FunctionUse => ({
  name,
  invocations: 0,
  tableWriteUnits: 0,
  indexWriteUnits: 0,
  readHalfUnits: 0,
  singleCalls: 0,
  transactions: 0,
  stripeCalls: 0,
  workflowCalls: 0,
  measuredMillis: 0,
});
