import * as z from 'zod/mini';
import { makeWorkflowHistory } from '../../../adapters/stepfunctions/history.ts';
import { makeWorkflows } from '../../../adapters/stepfunctions/workflows.ts';
import type { WorkflowHistory, WorkflowRestarts, Workflows } from '../../../domain/ports/workflows.ts';
import { provider } from '../provider.ts';

const shape = { COLLABORATION_ARN: z.string(), STEPFUNCTIONS_ENDPOINT: z.optional(z.url()) };
const settings = ({ COLLABORATION_ARN, STEPFUNCTIONS_ENDPOINT }: z.infer<z.ZodMiniObject<typeof shape>>) => ({
  collaborationArn: COLLABORATION_ARN,
  endpoint: STEPFUNCTIONS_ENDPOINT,
});

export const workflows = provider(shape, (env): Workflows => makeWorkflows(settings(env)));

/** For who may have failed machines go on. */
export const workflowRestarts = provider(shape, (env): WorkflowRestarts => makeWorkflows(settings(env)));

/** For who only looks on. */
export const workflowHistory = provider(shape, (env): WorkflowHistory => makeWorkflowHistory(settings(env)));
