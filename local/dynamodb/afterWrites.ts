import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const writes = new Set([
  'PutItemCommand',
  'UpdateItemCommand',
  'DeleteItemCommand',
  'BatchWriteItemCommand',
  'TransactWriteItemsCommand',
]);

/** Calls `nudge` after each write through this client, also one whose answer was an error: it may have been made. */
export function afterWrites(client: DynamoDBClient, nudge: () => void): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      try {
        return await next(args);
      } finally {
        if (context.commandName !== undefined && writes.has(context.commandName)) nudge();
      }
    },
    { step: 'initialize', name: 'nudgeAfterWrites', override: true },
  );
}
