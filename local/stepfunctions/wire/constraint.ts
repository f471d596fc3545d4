import type * as z from 'zod/mini';
import { AwsError } from '../errors.ts';

type Issue = z.core.$ZodIssue;

/** The rule a member broke, in the words of AWS's validators. */
function constraint(issue: Issue, value: unknown): string {
  if (value === undefined) return 'Member must not be null';
  switch (issue.code) {
    case 'too_small':
    case 'too_big': {
      const what = issue.origin === 'string' || issue.origin === 'array' ? 'length' : 'value';
      return issue.code === 'too_small'
        ? `Member must have ${what} greater than or equal to ${issue.minimum}`
        : `Member must have ${what} less than or equal to ${issue.maximum}`;
    }
    case 'invalid_value':
      return `Member must satisfy enum value set: [${issue.values.join(', ')}]`;
    case 'invalid_format':
      return `Member must satisfy regular expression pattern: ${issue.pattern ?? issue.format}`;
    default:
      return issue.message;
  }
}

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    body,
  );

function sentence(issue: Issue, body: unknown): string {
  const value = valueAt(body, issue.path);
  const shown =
    value === undefined ? ' null' : ['string', 'number'].includes(typeof value) ? ` '${value}'` : '';
  return `Value${shown} at '${issue.path.join('.')}' failed to satisfy constraint: ${constraint(issue, value)}`;
}

/** Parses an action's body. @throws AwsError ValidationException naming each wrong member */
export function parseBody<T extends z.ZodMiniType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const found = issues.map((issue) => sentence(issue, body)).join('; ');
  throw new AwsError(
    'ValidationException',
    `${issues.length} validation error${issues.length === 1 ? '' : 's'} detected: ${found}`,
  );
}
