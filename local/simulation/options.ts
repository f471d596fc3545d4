import { parseArgs } from 'node:util';
import { type ScenarioName, scenarioNameSchema } from './scenarios.ts';

export const SIMULATE_USAGE = `Usage: npm run simulate -- --input FILE [--scenario NAME] [--set key=value ...] [--json]

Plays a deal through before it is sent: the real machine, in virtual time, in a folder that is gone afterwards.

  --input FILE     the deal request, as for npm run hook (see examples/)
  --scenario NAME  ${scenarioNameSchema.options.join(', ')} (default happy)
  --set key=value  a parameter of the scenario, such as --set percent=25; sales are in minor units
  --json           one JSON object instead of tables; with npm run -s, for npm prints its own banner

Parameters: docs/what-if.md.`;

export interface SimulateOptions {
  readonly input: string;
  readonly scenario: ScenarioName;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly json: boolean;
}

/** @returns what is wrong as a sentence, where something is */
export function parseSimulateOptions(argv: readonly string[]): SimulateOptions | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        input: { type: 'string' },
        scenario: { type: 'string', default: 'happy' },
        set: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
    });
    const { input, json } = values;
    if (input === undefined) return '--input is missing: name the file with the deal request.';
    const scenario = scenarioNameSchema.safeParse(values.scenario);
    if (!scenario.success)
      return `--scenario is one of ${scenarioNameSchema.options.join(', ')}, not ${values.scenario}.`;
    const unset = values.set.find((pair) => !/^\w+=./.test(pair));
    if (unset !== undefined) return `--set takes key=value, not ${unset}.`;
    return { input, json, scenario: scenario.data, parameters: Object.fromEntries(values.set.map(pairOf)) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return error.message;
  }
}

const LITERALS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** Numbers and yes or no as such, everything else as text. */
function pairOf(pair: string): [string, unknown] {
  const split = pair.indexOf('=');
  const text = pair.slice(split + 1);
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : (LITERALS[text] ?? text);
  return [pair.slice(0, split), value];
}
