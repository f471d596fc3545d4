import { makeCaseStore } from '../../../adapters/dynamodb/caseStore.ts';
import { makeProgressStore } from '../../../adapters/dynamodb/progressStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

const needed = { ...documents.env.shape, DEALS_TABLE: tableNameSchema };

export const cases = provider(needed, ({ DEALS_TABLE }, runtime) =>
  makeCaseStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);

export const progress = provider(needed, ({ DEALS_TABLE }, runtime) =>
  makeProgressStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);
