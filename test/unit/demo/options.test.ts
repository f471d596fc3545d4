import { describe, expect, test } from 'vitest';
import { parseDemoOptions } from '../../../local/demo/options.ts';
import { parseHookOptions } from '../../../local/hook/options.ts';

describe('options of the demo', () => {
  test('all have a default', () => {
    expect(parseDemoOptions([])).toEqual({ input: undefined, behaviour: 'accept', json: false });
    expect(parseDemoOptions(['--json', '--behaviour=silent', '--input', 'a.json'])).toEqual({
      input: 'a.json',
      behaviour: 'silent',
      json: true,
    });
  });

  test.each([
    [['--unknown'], '--unknown'],
    [['--behaviour', 'dance'], 'dance'],
    [['stray'], 'stray'],
    [['--input'], '--input'],
    [['--json=yes'], '--json'],
  ])('%j is refused with a sentence', (argv, named) => {
    expect(parseDemoOptions(argv)).toContain(named);
  });
});

describe('options of the hook', () => {
  test('need a file and nothing else', () => {
    const defaults = { file: 'a.json', url: 'http://127.0.0.1:4000', id: undefined, shift: false };
    expect(parseHookOptions(['a.json'])).toEqual(defaults);
    expect(parseHookOptions(['--shift', '--id', 'msg_1', 'a.json', '--url', 'https://luyue.test'])).toEqual({
      file: 'a.json',
      url: 'https://luyue.test',
      id: 'msg_1',
      shift: true,
    });
  });

  test.each([
    [[], 'Name one FILE.'],
    [['a.json', 'b.json'], 'Name one FILE.'],
    [['a.json', '--url', 'ftp://x'], 'ftp://x is not a http(s) URL.'],
    [['a.json', '--url', 'nowhere'], 'nowhere is not a http(s) URL.'],
    [['a.json', '--what'], "Unknown option '--what'"],
  ])('%j is refused: %s', (argv, says) => {
    expect(parseHookOptions(argv)).toContain(says);
  });
});
