import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** The classes of errors that adapters/dynamodb tells apart by `instanceof`. */
const TOLD_APART = ['ConditionalCheckFailedException', 'TransactionCanceledException'];

const REGISTRATION = /^n0_registry\.registerError\((\w+)\$, \w+\);$/gm;

/**
 * DynamoDB's client knows a class for each of its forty errors, most of them about backups, imports and global tables.
 * An error without a class comes as a `DynamoDBServiceException` with its own `name`, and that is what we go by.
 */
export const dynamodbErrors: Plugin = {
  name: 'dynamodb-errors',
  setup({ onLoad }) {
    onLoad({ filter: /client-dynamodb[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const registered = [...source.matchAll(REGISTRATION)].map(([, name]) => name);
      const lacking = TOLD_APART.filter((name) => !registered.includes(name));
      if (lacking.length > 0)
        return { errors: [{ text: `DynamoDB's client has no ${lacking.join(', ')} any more` }] };
      return {
        contents: source.replace(REGISTRATION, (line, name) => (TOLD_APART.includes(name) ? line : '')),
      };
    });
  },
};
