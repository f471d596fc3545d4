import * as z from 'zod/mini';
import { makeWorkflows } from '../../../adapters/stepfunctions/workflows.ts';
import { provider } from '../provider.ts';

export const workflows = provider(
  { COLLABORATION_ARN: z.string(), STEPFUNCTIONS_ENDPOINT: z.optional(z.url()) },
  ({ COLLABORATION_ARN, STEPFUNCTIONS_ENDPOINT }) =>
    makeWorkflows({ collaborationArn: COLLABORATION_ARN, endpoint: STEPFUNCTIONS_ENDPOINT }),
);
