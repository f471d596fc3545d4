import { measurePaces, type Paces } from '../load.ts';
import { openOurs } from '../ours.ts';
import { chainLength, chainLoad } from './loads.ts';

const stepName = (at: number): string => `Step ${at + 1}`;

const chain = {
  QueryLanguage: 'JSONata',
  StartAt: stepName(0),
  States: Object.fromEntries(
    Array.from({ length: chainLength }, (_, at) => [
      stepName(at),
      {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:000000000000:function:nothing',
        TimeoutSeconds: 60,
        ...(at + 1 < chainLength ? { Next: stepName(at + 1) } : { End: true }),
      },
    ]),
  ),
};

/** The chain of no-op tasks on our engine, in a file; `perSecond` counts steps. */
export async function chainOurs(file: string): Promise<Paces> {
  const { engine, run } = await openOurs(file, chain, async () => undefined);
  const paces = await measurePaces(async (number) => {
    await run(`chain-${number}`, '{}');
  }, chainLoad);
  await engine.close();
  return { ...paces, perSecond: paces.perSecond * chainLength };
}
