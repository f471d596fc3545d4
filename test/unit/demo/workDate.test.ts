import { describe, expect, test } from 'vitest';
import { withWorkDate, workDateOf } from '../../../local/hook/workDate.ts';

const NEW_YEAR = Date.parse('2027-01-01T00:00:00Z');
const stream = {
  reference: 'r',
  terms: { fee: 1, deliverable: { kind: 'livestream', scheduledAt: '2027-01-01T00:00:00Z' } },
};
const video = { terms: { deliverable: { kind: 'video', dueAt: '2027-01-01T00:00:00Z' } } };

describe('when the work of a request is due', () => {
  test.each([stream, video])('is read from %j', (request) => {
    expect(workDateOf(request)).toBe(NEW_YEAR);
  });

  test.each([
    null,
    [],
    'text',
    {},
    { terms: null },
    { terms: { deliverable: { dueAt: 'soon' } } },
    { terms: { deliverable: {} } },
  ])('is unknown where it is not legible: %j', (request) => {
    expect(workDateOf(request)).toBeNull();
  });

  test('can be moved, everything else staying as it is', () => {
    const moved = withWorkDate(stream, NEW_YEAR + 1000);
    expect(moved).toEqual({
      ...stream,
      terms: {
        ...stream.terms,
        deliverable: { kind: 'livestream', scheduledAt: '2027-01-01T00:00:01.000Z' },
      },
    });
    expect(withWorkDate([1], NEW_YEAR)).toEqual([1]);
    expect(withWorkDate({ terms: { deliverable: {} } }, NEW_YEAR)).toEqual({ terms: { deliverable: {} } });
  });
});
