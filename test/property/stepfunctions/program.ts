import fc from 'fast-check';

/**
 * A state as a program has it: without where it leads. `name` is its own, so that every state of a machine has
 * another; what runs through the states is `{n, path}`, where `path` tells the iterations of maps apart.
 */
type Piece = (name: string) => Record<string, unknown>;

const number = fc.integer({ min: 0, max: 9 });
const path = '{% $states.input.path %}';

const pass = number.map(
  (n): Piece =>
    () => ({
      Type: 'Pass',
      Assign: { last: `{% $states.input.n + ${n} %}` },
      Output: { n: `{% $states.input.n + ${n} %}`, path },
    }),
);
const hold = number.map(
  (n): Piece =>
    () => ({ Type: 'Wait', Seconds: n, Output: { n: '{% $states.input.n * 2 %}', path } }),
);
/** Does the next state or leaves it out. */
const choice = number.map(
  (n): Piece =>
    () => ({ Type: 'Choice', Condition: `{% $states.input.n % 10 > ${n} %}`, Assign: { chosen: n } }),
);
const retried = fc.record({ attempts: fc.integer({ min: 0, max: 2 }), caught: fc.boolean() }).map(
  ({ attempts, caught }): Record<string, unknown> => ({
    TimeoutSeconds: 60,
    Retry: [{ ErrorEquals: ['Refused'], IntervalSeconds: 1, MaxAttempts: attempts, JitterStrategy: 'FULL' }],
    ...(caught ? { Catch: [{ ErrorEquals: ['States.ALL'], Output: { n: 1, path } }] } : {}),
  }),
);
/** What the functions judge by: the same call says the same, a retry is another call. */
const payload = {
  n: '{% $states.input.n %}',
  attempt: '{% $states.context.State.RetryCount %}',
  path,
};
const call = retried.map(
  (fields): Piece =>
    () => ({
      ...fields,
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:000000000000:function:answer',
      Arguments: payload,
      Output: { n: '{% $states.result.n + ($exists($last) ? $last : 0) %}', path },
    }),
);
const ask = retried.map(
  (fields): Piece =>
    () => ({
      ...fields,
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: { ...payload, token: '{% $states.context.Task.Token %}' } },
      Output: { n: '{% $states.result.n %}', path },
    }),
);

/** Pieces in a row, named and joined; a Catch leads to where the state itself would go. */
function joined(pieces: readonly Piece[], prefix: string) {
  const name = (at: number): string => `${prefix}${at}`;
  const States: Record<string, object> = { [name(pieces.length)]: { Type: 'Succeed' } };
  for (const [at, piece] of pieces.entries()) {
    const { Condition, ...state } = piece(name(at));
    const next = name(at + 1);
    const catchers = Array.isArray(state.Catch) ? state.Catch : [];
    const Catch = catchers.map((entry: object) => ({ ...entry, Next: next }));
    States[name(at)] =
      Condition === undefined
        ? { ...state, ...(Catch.length > 0 ? { Catch } : {}), Next: next }
        : { ...state, Choices: [{ Condition, Next: next }], Default: name(Math.min(at + 2, pieces.length)) };
  }
  return { StartAt: name(0), States };
}

const { pieces } = fc.letrec<{ piece: Piece; pieces: Piece[] }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    pass,
    hold,
    choice,
    call,
    ask,
    fc.tuple(fc.array(tie('pieces'), { minLength: 1, maxLength: 3 }), retried).map(
      ([branches, { Retry, Catch }]): Piece =>
        (name) => ({
          Type: 'Parallel',
          Branches: branches.map((branch, at) => joined(branch, `${name} b${at}-`)),
          Retry,
          ...(Catch ? { Catch } : {}),
          Output: { n: '{% $sum($states.result.n) %}', path },
        }),
    ),
    fc.record({ inner: tie('pieces'), concurrency: fc.integer({ min: 0, max: 2 }) }).map(
      ({ inner, concurrency }): Piece =>
        (name) => ({
          Type: 'Map',
          Items: [1, 2, 3],
          ItemSelector: {
            n: '{% $states.context.Map.Item.Value %}',
            path: "{% $states.input.path & '/' & $string($states.context.Map.Item.Index) %}",
          },
          MaxConcurrency: concurrency,
          ItemProcessor: joined(inner, `${name} i-`),
          Output: { n: '{% $sum($states.result.n) %}', path },
        }),
    ),
  ),
  pieces: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }),
}));

/** A random machine as definition text; its input is `{"n": 0, "path": ""}`. */
export const program = pieces.map((all) => JSON.stringify({ QueryLanguage: 'JSONata', ...joined(all, 's') }));
