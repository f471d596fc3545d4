import { describe, expect, it } from 'vitest';
import { isStreamEvent, recordsIn, reportFailures } from '../../../functions/runtime/streamEvent.ts';

const record = { eventName: 'INSERT', dynamodb: { SequenceNumber: '7', NewImage: { kind: { S: 'event' } } } };
const batch = { Records: [record, record] };
/** As EventBridge hands on what a pipe took from a stream. */
const single = {
  version: '0',
  source: 'luyue.deals',
  'detail-type': 'Record of the deals table',
  detail: record,
};

describe('records of the stream', () => {
  it('come in batches, or one by one over the bus', () => {
    expect(recordsIn(batch)).toHaveLength(2);
    expect(recordsIn(single)).toEqual([{ dynamodb: record.dynamodb }]);
    expect([batch, single, {}, { detail: {} }].map(isStreamEvent)).toEqual([true, true, false, false]);
  });

  it('are no others', () => {
    expect(() => recordsIn({ 'detail-type': 'x', detail: {} })).toThrow();
  });

  it('that fail are named to the stream, and thrown back at the bus', () => {
    expect(reportFailures(batch, ['7'])).toEqual({ batchItemFailures: [{ itemIdentifier: '7' }] });
    expect(reportFailures(single, [])).toEqual({ batchItemFailures: [] });
    expect(() => reportFailures(single, ['7'])).toThrow('the record comes again');
  });
});
