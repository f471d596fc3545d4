import * as z from 'zod/mini';
import { compileMachine } from '../definition/compile.ts';
import { InvalidDefinition } from '../errors.ts';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';

const request = z.object({
  definition: z.string().check(z.minLength(1), z.maxLength(1_048_576)),
  type: z._default(z.enum(['STANDARD', 'EXPRESS']), 'STANDARD'),
  severity: z._default(z.enum(['ERROR', 'WARNING']), 'ERROR'),
  maxResults: z._default(z.int().check(z.minimum(0), z.maximum(100)), 0),
});

/** Everything that is wrong with a definition, without making a machine of it. */
export function validateStateMachineDefinition(desk: Desk, body: unknown): unknown {
  const { definition, maxResults } = parseBody(request, body);
  const issues = issuesOf(desk, definition);
  const limit = maxResults || 100;
  return {
    result: issues.length === 0 ? 'OK' : 'FAIL',
    diagnostics: issues.slice(0, limit).map((issue) => ({ severity: 'ERROR', ...issue })),
    truncated: issues.length > limit,
  };
}

function issuesOf({ offer }: Desk, definition: string): InvalidDefinition['issues'] {
  try {
    compileMachine(definition, offer);
    return [];
  } catch (error) {
    if (error instanceof InvalidDefinition) return error.issues;
    throw error;
  }
}
