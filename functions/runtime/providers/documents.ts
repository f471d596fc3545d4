import * as z from 'zod/mini';
import { makeDocumentClient } from '../../../adapters/dynamodb/client.ts';
import { provider } from '../provider.ts';

/** One client for all stores of a runtime: its connections are shared. */
export const documents = provider({ DYNAMODB_ENDPOINT: z.optional(z.url()) }, ({ DYNAMODB_ENDPOINT }) =>
  makeDocumentClient(DYNAMODB_ENDPOINT === undefined ? {} : { endpoint: DYNAMODB_ENDPOINT }),
);

export const tableNameSchema = z.string().check(z.minLength(3));
