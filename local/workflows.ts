import { join } from 'node:path';
import type { executionEnded } from '../functions/events/executionEnded.ts';
import { STEPS } from '../functions/steps.ts';
import { definitionOf, MACHINES, placeholdersOf, substitute } from '../workflows/definition.ts';
import type { Timeline } from './clock/timeline.ts';
import { Faults } from './faults.ts';
import type { Lambdas } from './lambdas.ts';
import { openFile } from './openFile.ts';
import { type Engine, openEngine, type StatusChange } from './stepfunctions/index.ts';

const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:';
const MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:';

export interface Workflows {
  readonly engine: Engine;
  readonly collaborationArn: string;
  readonly faults: Faults;
}

/** The engine with every machine loaded; nothing runs before `engine.start()`. */
export async function openWorkflows(options: {
  folder: string;
  timeline: Timeline;
  lambdas: () => Lambdas;
  ended: typeof executionEnded;
}): Promise<Workflows> {
  const { folder, timeline, lambdas, ended } = options;
  const steps = new Map(Object.entries(STEPS));
  const faults = new Faults([...steps.keys()]);
  const engine = await openFile(join(folder, 'stepfunctions.sqlite'), (file) =>
    openEngine({
      file,
      clock: timeline,
      invoke: async ({ functionName, payload }) => {
        const name = functionName.slice(functionName.lastIndexOf(':') + 1);
        const step = steps.get(name);
        if (step === undefined) throw new Error(`there is no function ${name}`);
        faults.strike(name);
        return lambdas().handlerOf(step)(payload);
      },
      onStatusChange: async (change) => {
        // A nested machine that ends badly is seen by its parent.
        const isOurs = change.stateMachineArn === `${MACHINE_ARN}collaboration`;
        if (isOurs && BAD_ENDS.has(change.status))
          await lambdas().handlerOf(ended)({ detail: detailOf(change) });
      },
    }),
  );
  // What is no function is a machine that this one starts.
  const arnOf = (name: string) => `${steps.has(name) ? FUNCTION_ARN : MACHINE_ARN}${name}`;
  for (const name of MACHINES) {
    const definition = definitionOf(name);
    const arns = Object.fromEntries(placeholdersOf(definition).map((place) => [place, arnOf(place)]));
    await engine.ensureStateMachine({ name, definition: substitute(definition, arns) });
  }
  timeline.addProbe(async () => {
    if (engine.isIdle()) return true;
    await engine.idle();
    return false;
  });
  return { engine, collaborationArn: `${MACHINE_ARN}collaboration`, faults };
}

/** What the rule on the bus lets through to `executionEnded`. */
const BAD_ENDS: ReadonlySet<string> = new Set(['FAILED', 'TIMED_OUT', 'ABORTED']);

function detailOf({ name, status, error, cause }: StatusChange) {
  return { name, status, error: error ?? null, cause: cause ?? null };
}
