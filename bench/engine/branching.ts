/** The same machine twice: 4 Pass, 3 Choice and 3 Task states, all ten on the way of `branchingInput`. */
export const branchingInput = { order: 'o-17', kind: 'video', amount: 120, lines: [1, 2, 3] };

/** What the machine makes of that input, in both forms. */
export const branchingOutput = { order: 'o-17', amount: 120, checked: true, reserved: true, sent: true };

/** Each function answers `{ok: true}` at once. */
export const functionNames = ['Check', 'Reserve', 'Send'] as const;
type FunctionName = (typeof functionNames)[number];

/** A form of the machine: how it picks fields of a state's input, calls a function and asks a question. */
interface Form {
  readonly head: object;
  /** New field → path in the input. */
  pick(paths: Record<string, string>): object;
  /** Called with the order's id; its result stays beside the input, under `key`. */
  call(name: FunctionName, key: string): object;
  question(field: string, operator: keyof typeof operators, value: boolean | number | string): object;
}

const operators = { '>': 'NumericGreaterThan', '=': 'StringEquals', is: 'BooleanEquals' } as const;

const jsonata: Form = {
  head: { QueryLanguage: 'JSONata' },
  pick: (paths) => ({
    Output: Object.fromEntries(
      Object.entries(paths).map(([field, path]) => [field, `{% $states.input.${path} %}`]),
    ),
  }),
  call: (_name, key) => ({
    Arguments: { order: '{% $states.input.order %}' },
    Output: `{% $merge([$states.input, {'${key}': $states.result}]) %}`,
  }),
  question: (field, operator, value) => ({
    Condition: `{% $states.input.${field} ${operator === '>' ? '>' : '='} ${JSON.stringify(value)} %}`,
  }),
};

const jsonPath: Form = {
  head: {},
  pick: (paths) => ({
    Parameters: Object.fromEntries(Object.entries(paths).map(([field, path]) => [`${field}.$`, `$.${path}`])),
  }),
  call: (_name, key) => ({ Parameters: { 'order.$': '$.order' }, ResultPath: `$.${key}` }),
  question: (field, operator, value) => ({ Variable: `$.${field}`, [operators[operator]]: value }),
};

const machine = ({ head, pick, call, question }: Form) => {
  const task = (name: FunctionName, key: string, Next: string) => ({
    Type: 'Task',
    Resource: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
    TimeoutSeconds: 60,
    ...call(name, key),
    Next,
  });
  const choice = (rule: object, yes: FunctionName, no: string) => ({
    Type: 'Choice',
    Choices: [{ ...rule, Next: yes }],
    Default: no,
  });
  const order = { order: 'order', amount: 'amount' };
  return {
    ...head,
    StartAt: 'Receive order',
    States: {
      'Receive order': { Type: 'Pass', ...pick({ ...order, kind: 'kind' }), Next: 'Is it large?' },
      'Is it large?': choice(question('amount', '>', 100), 'Check', 'Note check'),
      Check: task('Check', 'check', 'Note check'),
      'Note check': {
        Type: 'Pass',
        ...pick({ ...order, kind: 'kind', checked: 'check.ok' }),
        Next: 'Is it a video?',
      },
      'Is it a video?': choice(question('kind', '=', 'video'), 'Reserve', 'Note reservation'),
      Reserve: task('Reserve', 'reserve', 'Note reservation'),
      'Note reservation': {
        Type: 'Pass',
        ...pick({ ...order, checked: 'checked', reserved: 'reserve.ok' }),
        Next: 'Is it reserved?',
      },
      'Is it reserved?': choice(question('reserved', 'is', true), 'Send', 'Close order'),
      Send: task('Send', 'send', 'Close order'),
      'Close order': {
        Type: 'Pass',
        ...pick({ ...order, checked: 'checked', reserved: 'reserved', sent: 'send.ok' }),
        End: true,
      },
    },
  };
};

export const branchingJsonata = machine(jsonata);
export const branchingJsonPath = machine(jsonPath);
