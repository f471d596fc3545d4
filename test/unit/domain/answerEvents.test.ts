import { expect, test } from 'vitest';
import { ANSWER_EVENTS } from '../../../domain/actions/answerEvents.ts';
import { RULES } from '../../../domain/actions/rules.ts';

test('the event of each answer is the one that its rule leaves', () => {
  expect(ANSWER_EVENTS).toEqual(
    Object.fromEntries(Object.entries(RULES).map(([action, { eventType }]) => [action, eventType])),
  );
});
