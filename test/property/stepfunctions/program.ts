import fc from 'fast-check';

/** A state as a program has it: without its name and without where it leads. */
type Piece = Record<string, unknown>;

const number = fc.integer({ min: 0, max: 9 });

const pass = number.map(
  (n): Piece => ({
    Type: 'Pass',
    Assign: { last: `{% $states.input.n + ${n} %}` },
    Output: { n: `{% $states.input.n + ${n} %}` },
  }),
);
const hold = number.map(
  (n): Piece => ({ Type: 'Wait', Seconds: n, Output: { n: '{% $states.input.n * 2 %}' } }),
);
/** Does the next state or leaves it out. */
const choice = number.map(
  (n): Piece => ({ Type: 'Choice', Condition: `{% $states.input.n % 10 > ${n} %}`, Assign: { chosen: n } }),
);
const retried = fc.record({ attempts: fc.integer({ min: 0, max: 2 }), caught: fc.boolean() }).map(
  ({ attempts, caught }): Piece => ({
    TimeoutSeconds: 60,
    Retry: [{ ErrorEquals: ['Refused'], IntervalSeconds: 1, MaxAttempts: attempts, JitterStrategy: 'FULL' }],
    ...(caught ? { Catch: [{ ErrorEquals: ['States.ALL'], Output: { n: 1 } }] } : {}),
  }),
);
/** What the functions judge by: the same call says the same, a retry is another call. */
const payload = { n: '{% $states.input.n %}', attempt: '{% $states.context.State.RetryCount %}' };
const call = retried.map(
  (fields): Piece => ({
    ...fields,
    Type: 'Task',
    Resource: 'arn:aws:lambda:us-east-1:000000000000:function:answer',
    Arguments: payload,
    Output: { n: '{% $states.result.n %}', last: '{% $exists($last) ? $last : 0 %}' },
  }),
);
const ask = retried.map(
  (fields): Piece => ({
    ...fields,
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'ask', Payload: { ...payload, token: '{% $states.context.Task.Token %}' } },
    Output: { n: '{% $states.result.n %}' },
  }),
);

/** Pieces in a row, named and joined; a Catch leads to where the state itself would go. */
function joined(
  pieces: readonly Piece[],
  prefix: string,
): { StartAt: string; States: Record<string, Piece> } {
  const all = [...pieces, { Type: 'Succeed' }];
  const name = (at: number): string => `${prefix}${at}`;
  const States = Object.fromEntries(
    all.map((piece, at): [string, Piece] => {
      if (piece.Type === 'Succeed') return [name(at), piece];
      const next = name(at + 1);
      if (piece.Type === 'Choice') {
        const { Condition, ...rest } = piece;
        const skipped = name(Math.min(at + 2, all.length - 1));
        return [name(at), { ...rest, Choices: [{ Condition, Next: next }], Default: skipped }];
      }
      const catchers = Array.isArray(piece.Catch) ? piece.Catch : [];
      const Catch = catchers.map((entry: Piece) => ({ ...entry, Next: next }));
      return [name(at), { ...piece, ...(Catch.length > 0 ? { Catch } : {}), Next: next }];
    }),
  );
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
      ([branches, { Retry, Catch }]): Piece => ({
        Type: 'Parallel',
        Branches: branches.map((branch, at) => joined(branch, `b${at}-`)),
        Retry,
        ...(Catch ? { Catch } : {}),
        Output: { n: '{% $sum($states.result.n) %}' },
      }),
    ),
    fc.record({ inner: tie('pieces'), concurrency: fc.integer({ min: 0, max: 2 }) }).map(
      ({ inner, concurrency }): Piece => ({
        Type: 'Map',
        Items: [{ n: 1 }, { n: 2 }, { n: 3 }],
        MaxConcurrency: concurrency,
        ItemProcessor: joined(inner, 'i-'),
        Output: { n: '{% $sum($states.result.n) %}' },
      }),
    ),
  ),
  pieces: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }),
}));

/** A random machine as definition text. */
export const program = pieces.map((all) => JSON.stringify({ QueryLanguage: 'JSONata', ...joined(all, 's') }));
