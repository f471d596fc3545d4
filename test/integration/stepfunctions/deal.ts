/**
 * The machine of the crash test: every kind of waiting there is. Each task has an id of its own, made of the
 * execution's name and the step; what it answered is kept in the output, so it can be held against the witness.
 */
type Fields = Record<string, unknown>;
const name = '$states.context.Execution.Name';

/** Fails the first time for some ids; then its id is another, since it is another call. */
const work = (step: string, rest: Fields): Fields => ({
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:000000000000:function:work',
  Arguments: { id: `{% ${name} & '/' & ${step} & '/' & $string($states.context.State.RetryCount) %}` },
  TimeoutSeconds: 600,
  Retry: [{ ErrorEquals: ['NotYet'], IntervalSeconds: 1, MaxAttempts: 3, JitterStrategy: 'FULL' }],
  ...rest,
});

const hold = (ms: number, Next: string): Fields => ({
  Type: 'Wait',
  Timestamp: `{% $fromMillis($millis() + ${ms}) %}`,
  Next,
});

const ask = (step: string, rest: Fields): Fields => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: {
    FunctionName: 'ask',
    Payload: { id: `{% ${name} & '/${step}' %}`, token: '{% $states.context.Task.Token %}' },
  },
  TimeoutSeconds: 600,
  HeartbeatSeconds: 300,
  ...rest,
});

const kept = (variable: string): Fields => ({ Assign: { [variable]: '{% $states.result %}' } });

export const deal = {
  QueryLanguage: 'JSONata',
  StartAt: 'Open',
  States: {
    Open: work("'open'", { ...kept('opened'), Next: 'Hold' }),
    Hold: hold(15, 'Ask'),
    Ask: ask('ask', { ...kept('asked'), Next: 'Fork' }),
    Fork: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Left',
          States: {
            Left: work("'left'", { Next: 'Rest' }),
            Rest: { ...hold(5, ''), Next: undefined, End: true },
          },
        },
        { StartAt: 'Right', States: { Right: ask('right', { End: true }) } },
      ],
      ...kept('forked'),
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      Items: ['one', 'two', 'three'],
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: 'Do item',
        States: { 'Do item': work('$states.input', { End: true }) },
      },
      ...kept('each'),
      Next: 'Nest',
    },
    Nest: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: {
        StateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:part',
        Name: `{% ${name} & '-part' %}`,
        Input: { of: `{% ${name} %}` },
      },
      TimeoutSeconds: 600,
      Assign: { nested: '{% $states.result.Output %}' },
      Next: 'Close',
    },
    Close: work("'close'", { ...kept('closed'), Next: 'Report' }),
    Report: {
      Type: 'Succeed',
      Output:
        '{% {"open": $opened, "ask": $asked, "fork": $forked, "each": $each, "nested": $nested, "close": $closed} %}',
    },
  },
};

/** Runs inside each deal; its steps have ids under the deal's name with `-part`. */
export const part = {
  QueryLanguage: 'JSONata',
  StartAt: 'Begin',
  States: {
    Begin: work("'begin'", { ...kept('begun'), Next: 'Breathe' }),
    Breathe: hold(5, 'Sign'),
    Sign: ask('sign', { ...kept('signed'), Next: 'Report' }),
    Report: { Type: 'Succeed', Output: '{% {"begin": $begun, "sign": $signed} %}' },
  },
};

/** What an answered task leaves: the id of its call and a value no other call gave. */
export interface Answer {
  readonly id: string;
  readonly value: string;
}

/** The steps a deal and its part must each have had an effect in, and in which they must have asked. */
export const dealSteps = {
  effects: ['open', 'left', 'one', 'two', 'three', 'close'],
  asked: ['ask', 'right'],
};
export const partSteps = { effects: ['begin'], asked: ['sign'] };
