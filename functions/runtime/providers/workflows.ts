import * as z from 'zod/mini';
import { makeWorkflows } from '../../../adapters/stepfunctions/workflows.ts';
import type { WorkflowRestarts, Workflows } from '../../../domain/ports/workflows.ts';
import { provider } from '../provider.ts';

const shape = { COLLABORATION_ARN: z.string(), STEPFUNCTIONS_ENDPOINT: z.optional(z.url()) };
const open = ({ COLLABORATION_ARN, STEPFUNCTIONS_ENDPOINT }: z.infer<z.ZodMiniObject<typeof shape>>) =>
  makeWorkflows({ collaborationArn: COLLABORATION_ARN, endpoint: STEPFUNCTIONS_ENDPOINT });

export const workflows = provider(shape, (env): Workflows => open(env));

/** For who may have failed machines go on. */
export const workflowRestarts = provider(shape, (env): WorkflowRestarts => open(env));
