import { parseArgs } from 'node:util';
import * as z from 'zod/mini';

/** What the creator does with the invitation. */
const behaviourSchema = z.enum(['accept', 'decline', 'silent']);
export type Behaviour = z.infer<typeof behaviourSchema>;

export const DEMO_USAGE = `Usage: npm run demo -- [--input FILE] [--behaviour accept|decline|silent] [--json]

Plays one deal from the signed webhook to its end, in virtual time.

  --input FILE   the deal request (default examples/cny-livestream-commission.json)
  --behaviour B  what the creator does with the invitation (default accept)
  --json         one JSON object instead of tables; with npm run -s, for npm prints its own banner`;

export interface DemoOptions {
  readonly input: string | undefined;
  readonly behaviour: Behaviour;
  readonly json: boolean;
}

/** @returns what is wrong as a sentence, where something is */
export function parseDemoOptions(argv: readonly string[]): DemoOptions | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        input: { type: 'string' },
        behaviour: { type: 'string', default: 'accept' },
        json: { type: 'boolean', default: false },
      },
    });
    const behaviour = behaviourSchema.safeParse(values.behaviour);
    if (!behaviour.success) return `--behaviour is accept, decline or silent, not ${values.behaviour}.`;
    return { input: values.input, behaviour: behaviour.data, json: values.json };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return error.message;
  }
}
