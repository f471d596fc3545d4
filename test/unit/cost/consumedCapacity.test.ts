import { describe, expect, test } from 'vitest';
import { unitsIn, unitsRefused } from '../../../bench/cost/consumedCapacity.ts';

describe('what a call consumed', () => {
  test('a read counts halves', () => {
    expect(unitsIn('GetItemCommand', { ConsumedCapacity: { CapacityUnits: 0.5 } }).readHalfUnits).toBe(1);
    expect(unitsIn('QueryCommand', { ConsumedCapacity: { CapacityUnits: 2 } }).readHalfUnits).toBe(4);
  });

  test('a write counts its global indexes apart', () => {
    const index = { byStatus: { CapacityUnits: 2 } };
    const answer = {
      ConsumedCapacity: { CapacityUnits: 7, Table: { CapacityUnits: 5 }, GlobalSecondaryIndexes: index },
    };
    expect(unitsIn('PutItemCommand', answer)).toEqual({
      tableWriteUnits: 5,
      indexWriteUnits: 2,
      readHalfUnits: 0,
    });
  });

  test('a transaction over two tables is one call', () => {
    const answer = { ConsumedCapacity: [{ CapacityUnits: 4 }, { CapacityUnits: 2 }] };
    expect(unitsIn('TransactWriteItemsCommand', answer).tableWriteUnits).toBe(6);
  });

  test('an answer that does not say is no answer', () => {
    expect(() => unitsIn('PutItemCommand', {})).toThrow();
  });

  test('a refused write counts at least a unit an item, twice in a transaction; a refused read nothing', () => {
    expect(unitsRefused('PutItemCommand', {}).tableWriteUnits).toBe(1);
    expect(unitsRefused('TransactWriteItemsCommand', { TransactItems: [{}, {}, {}] }).tableWriteUnits).toBe(
      6,
    );
    expect(unitsRefused('GetItemCommand', {})).toEqual({
      tableWriteUnits: 0,
      indexWriteUnits: 0,
      readHalfUnits: 0,
    });
  });
});
