import { describe, expect, test } from 'vitest';
import { RULES } from '../../../domain/actions/rules.ts';
import { ANSWER_OF, ANSWERS } from '../../../functions/description/answerExamples.ts';
import { AUDIENCES, audienceOf } from '../../../functions/description/audiences.ts';
import { BODY_EXAMPLES } from '../../../functions/description/bodyExamples.ts';
import { PAYLOAD_EXAMPLES } from '../../../functions/description/payloadExamples.ts';
import { ROUTES } from '../../../functions/routes.ts';

/** Sent by the payment service alone. */
const NOT_SENT = ['funded', 'payment_failed', 'paid', 'payout_failed'];

describe('the description of the API', () => {
  test('has an example of every action that anybody can take, and each fits its schema', () => {
    const actions = Object.keys(RULES).filter((action) => !NOT_SENT.includes(action));
    expect(Object.keys(PAYLOAD_EXAMPLES).sort()).toEqual(actions.sort());
    for (const [action, rule] of Object.entries(RULES)) {
      if (NOT_SENT.includes(action)) continue;
      const example = Object.entries(PAYLOAD_EXAMPLES).find(([name]) => name === action)?.[1];
      expect(rule.payload.safeParse(example), action).toMatchObject({ success: true });
    }
  });

  test('has an example of every body, and each fits its schema', () => {
    const bodies = ROUTES.filter(({ description }) => description.body !== undefined);
    expect(Object.keys(BODY_EXAMPLES).sort()).toEqual(bodies.map(({ name }) => name).sort());
    for (const { name, description } of bodies) {
      expect(description.body?.safeParse(BODY_EXAMPLES[name]), name).toMatchObject({ success: true });
    }
  });

  test('has examples of answers of routes that there are, in which no money is created', () => {
    const names = ROUTES.map(({ name }) => name);
    for (const name of Object.keys(ANSWER_OF)) expect(names).toContain(name);
    const { money, funding, terms } = ANSWERS.deal;
    expect(money.funded).toBe(funding?.amount);
    const earned = terms.fixedFee + (terms.commission?.reserve ?? 0);
    expect(money.funded).toBe(earned + (earned * terms.platformFeePpm) / 1_000_000);
  });

  test('has something to say to every kind of reader, and says what each operation is for', () => {
    expect(new Set(ROUTES.map(audienceOf))).toEqual(new Set(AUDIENCES.map(({ name }) => name)));
    for (const { name, description } of ROUTES) {
      expect(description.summary.length, name).toBeGreaterThan(5);
      expect(description.response, name).toBeDefined();
    }
  });
});
