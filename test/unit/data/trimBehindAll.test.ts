import { expect, test } from 'vitest';
import { trimBehindAll } from '../../../local/dynamodb/trimBehindAll.ts';

test('only what every reader is done with is dropped, by number and not by text', () => {
  const trimmed: string[] = [];
  const [first, second] = trimBehindAll(2, (_table, place) => trimmed.push(place));
  first?.('Deals', '1000');
  expect(trimmed).toEqual([]);
  second?.('Deals', '999');
  first?.('Deals', '2000');
  second?.('Deals', '1500');
  expect(trimmed).toEqual(['999', '999', '1500']);
});
