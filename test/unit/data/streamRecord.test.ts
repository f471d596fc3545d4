import { expect, test } from 'vitest';
import { dealToVerify, toDealEvent } from '../../../adapters/dynamodb/streamRecord.ts';
import { InvariantViolation } from '../../../domain/errors.ts';
import { aNewDeal } from '../../builders/deal.ts';

const [event] = aNewDeal().events;
const image = (attributes: Record<string, unknown>) => ({ dynamodb: { NewImage: attributes } });
const eventImage = (stored: unknown) =>
  image({ pk: { S: 'DEAL#1' }, kind: { S: 'event' }, event: { S: JSON.stringify(stored) } });

test('an event comes out as it was written', () => {
  expect(toDealEvent(eventImage(event))).toEqual(event);
});

test.each([
  ['another item', image({ kind: { S: 'deal' }, deal: { M: {} } })],
  ['an item of no kind', image({ pk: { S: 'DEAL#1' } })],
  ['a deletion', { dynamodb: {} }],
  ['a record without anything', {}],
])('%s is no event', (_, record) => {
  expect(toDealEvent(record)).toBeNull();
});

test('an event that cannot be read is not passed over', () => {
  expect(() => toDealEvent(eventImage({ ...event, seq: 'first' }))).toThrow(InvariantViolation);
  expect(() => toDealEvent(eventImage({ ...event, type: 'deal.unheard_of.v9' }))).toThrow(InvariantViolation);
});

test('work is to be looked at when it was delivered or reported of, and not otherwise', () => {
  const delivered = { ...event, type: 'deal.delivered.v1' };
  const asEvent = (stored: { readonly type?: string; readonly seq?: unknown }) =>
    image({ kind: { S: 'event' }, type: { S: stored.type ?? '' }, event: { S: JSON.stringify(stored) } });
  expect(dealToVerify(asEvent(delivered))).toBe(event?.dealId);
  expect(dealToVerify(asEvent({ ...event }))).toBeNull();
  expect(dealToVerify(image({ kind: { S: 'evidence' }, reportDealId: { S: 'deal_1' } }))).toBe('deal_1');
  expect(dealToVerify(image({ kind: { S: 'evidence' } }))).toBeNull();
  expect(dealToVerify({ dynamodb: {} })).toBeNull();
  expect(() => dealToVerify(asEvent({ ...delivered, seq: 'first' }))).toThrow(InvariantViolation);
});
