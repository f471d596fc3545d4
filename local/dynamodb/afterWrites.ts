import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const writes = new Set([
  'PutItemCommand',
  'UpdateItemCommand',
  'DeleteItemCommand',
  'BatchWriteItemCommand',
  'TransactWriteItemsCommand',
]);

/**
 * Calls `nudge` after each write through this client with the command's input, also after one whose answer was an
 * error: it may have been made. What follows from it is no part of the writer's work, nor counted as such.
 */
export function afterWrites(client: DynamoDBClient, nudge: (input: object) => void): void {
  const outside = AsyncLocalStorage.snapshot();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      try {
        return await next(args);
      } finally {
        if (context.commandName !== undefined && writes.has(context.commandName)) outside(nudge, args.input);
      }
    },
    { step: 'initialize', name: 'nudgeAfterWrites', override: true },
  );
}
