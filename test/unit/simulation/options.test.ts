import { expect, test } from 'vitest';
import { parseSimulateOptions } from '../../../local/simulation/options.ts';

test('takes parameters as numbers, yes or no, and words', () => {
  const argv = [
    '--input',
    'f',
    '--scenario',
    'late_delivery',
    '--set',
    'days=3',
    '--set',
    'extended=true',
    '--set',
    'gate=a=b',
  ];
  expect(parseSimulateOptions(argv)).toEqual({
    input: 'f',
    scenario: 'late_delivery',
    json: false,
    parameters: { days: 3, extended: true, gate: 'a=b' },
  });
});

test.each([
  [[], '--input'],
  [['--input', 'f', '--scenario', 'luck'], '--scenario'],
  [['--input', 'f', '--set', 'days'], '--set takes key=value, not days.'],
  [['--input', 'f', '--speed', '2'], '--speed'],
])('%j is refused in a sentence', (argv, sentence) => {
  expect(parseSimulateOptions(argv)).toEqual(expect.stringContaining(sentence));
});
