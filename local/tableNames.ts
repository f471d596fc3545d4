import type { TableNames } from '../adapters/dynamodb/tables.ts';

/** What the two tables are called on one machine. */
export const TABLES: TableNames = { dealsTable: 'luyue-deals', ledgerTable: 'luyue-ledger' };
