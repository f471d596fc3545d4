import { describe, expect, test } from 'vitest';
import { parseSalesOptions } from '../../../local/sales/options.ts';

const parse = (argv: string[], env = {}) => parseSalesOptions(argv, env);

describe('the command line of sales:import', () => {
  test('needs a deal and a file; the rest has defaults', () => {
    expect(parse(['--deal', 'deal_1', 'a.csv'])).toEqual({
      file: 'a.csv',
      dealId: 'deal_1',
      url: 'http://127.0.0.1:4000',
      key: undefined,
      isMajor: false,
    });
  });

  test('goes before the environment', () => {
    const env = { LUYUE_URL: 'https://luyue.example', LUYUE_API_KEY: 'lk_env' };
    expect(parse(['--deal', 'd', 'a.csv', '--major'], env)).toMatchObject({
      url: 'https://luyue.example',
      key: 'lk_env',
      isMajor: true,
    });
    expect(parse(['--deal', 'd', 'a.csv', '--key', 'lk_own', '--url', 'http://h:1'], env)).toMatchObject({
      url: 'http://h:1',
      key: 'lk_own',
    });
  });

  test.each<[string[], RegExp]>([
    [['--deal', 'd'], /Name one FILE/],
    [['--deal', 'd', 'a.csv', 'b.csv'], /Name one FILE/],
    [['a.csv'], /--deal/],
    [['--deal', 'd', 'a.csv', '--url', 'ftp://h'], /not a http/],
    [['--deal', 'd', 'a.csv', '--fast'], /--fast/],
  ])('%j is refused with a sentence', (argv, sentence) => {
    expect(parse(argv)).toMatch(sentence);
  });
});
