import { makeNoticeStore } from '../../../adapters/dynamodb/noticeStore.ts';
import { provider } from '../provider.ts';
import { documents, tableNameSchema } from './documents.ts';

export const notices = provider(
  { ...documents.env.shape, DEALS_TABLE: tableNameSchema },
  ({ DEALS_TABLE }, runtime) => makeNoticeStore({ client: documents.of(runtime), dealsTable: DEALS_TABLE }),
);
