import { describe, expect, test } from 'vitest';
import { parseSmokeOptions } from '../../../local/smoke/options.ts';

const GIVEN = ['--url', 'https://luyue.example', '--key', 'lk_1'];

describe('the options of the smoke deal', () => {
  test('a url and a key suffice; secrets may come by the environment', () => {
    const environment = { LUYUE_SMOKE_KEY: 'lk_env', LUYUE_SMOKE_OPERATOR_TOKEN: 'jwt' };
    expect(parseSmokeOptions(['--url', 'https://luyue.example'], environment)).toMatchObject({
      key: 'lk_env',
      'operator-token': 'jwt',
      clock: 5,
      within: 180,
      currency: 'USD',
      'pay-by-hand': false,
    });
    expect(parseSmokeOptions(GIVEN, environment)).toMatchObject({ key: 'lk_1' });
  });

  test.each([
    [['--url', 'ftp://luyue.example', '--key', 'lk_1'], /--url names the deployment/],
    [['--key', 'lk_1'], /--url/],
    [['--url', 'https://luyue.example'], /--key is needed/],
    [['--url', 'https://luyue.example', '--key', 'sk_live_1'], /--key must begin with lk_/],
    [[...GIVEN, '--clock', '0'], /--clock must be a number of seconds/],
    [[...GIVEN, '--inbox-header', 'nonsense'], /--inbox-header must look like/],
    [[...GIVEN, '--currency', 'usd'], /--currency/],
    [[...GIVEN, '--loud'], /--loud/],
  ])('%j is refused', (argv, sentence) => {
    expect(parseSmokeOptions(argv, {})).toMatch(sentence);
  });
});
