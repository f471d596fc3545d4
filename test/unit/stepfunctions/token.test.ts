import { expect, test } from 'vitest';
import { makeToken, readToken } from '../../../local/stepfunctions/token.ts';

const subject = { execution: 123_456_789_012, task: 7 };

test('a token names its task', () => expect(readToken('key', makeToken('key', subject))).toEqual(subject));

test.each([
  ['another key', () => readToken('other', makeToken('key', subject))],
  ['a changed token', () => readToken('key', makeToken('key', subject).replace(/^./, 'B'))],
  ['a longer token', () => readToken('key', `${makeToken('key', subject)}AAAA`)],
  ['no token at all', () => readToken('key', 'hello')],
])('%s is refused', (_name, read) => expect(read()).toBeUndefined());
