import { appendFileSync } from 'node:fs';
import { openEngine } from '../../../local/stepfunctions/index.ts';

/** A child process for kill.test.ts: an engine whose functions write down each of their effects. */
const [file = '', effects = ''] = process.argv.slice(2);

const definition = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Count',
  States: {
    Count: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:000000000000:function:count',
      Arguments: { run: '{% $states.context.Execution.Name %}', n: '{% $exists($n) ? $n : 0 %}' },
      Assign: {
        n: '{% $states.result.n %}',
        total: '{% ($exists($total) ? $total : 0) + $states.result.n %}',
      },
      Next: 'Hold',
    },
    Hold: { Type: 'Wait', Timestamp: '{% $fromMillis($millis() + 2) %}', Next: 'More?' },
    'More?': { Type: 'Choice', Choices: [{ Condition: '{% $n < 20 %}', Next: 'Count' }], Default: 'Done' },
    Done: { Type: 'Succeed', Output: '{% $total %}' },
  },
});

const engine = await openEngine({
  file,
  invoke: async ({ payload }) => {
    const { run, n } = Object(payload);
    appendFileSync(effects, `${run} ${n}\n`);
    return { n: n + 1 };
  },
});
const { stateMachineArn } = await engine.ensureStateMachine({ name: 'counter', definition });
engine.start();
for (let run = 0; run < 30; run++) {
  await engine.call('StartExecution', { stateMachineArn, name: `run-${run}` }).catch((error: Error) => {
    if (error.name !== 'ExecutionAlreadyExists') throw error;
  });
}
process.stdout.write('started\n');
const list = (statusFilter: string) =>
  engine.call('ListExecutions', { stateMachineArn, statusFilter, maxResults: 1000 });
while (Object(await list('RUNNING')).executions.length > 0) {
  await new Promise((resolve) => setTimeout(resolve, 5));
}
for (const { executionArn } of Object(await list('SUCCEEDED')).executions) {
  process.stdout.write(`output ${Object(await engine.call('DescribeExecution', { executionArn })).output}\n`);
}
await engine.close();
