import type { OwnActions } from '../scheduler/ownCalls.ts';
import type { Desk } from './desk.ts';
import { beginExecution } from './start.ts';
import { tokenAnswers, tokenGone } from './tasks.ts';

/** The API's actions as executions take them within a commit; `desk` is asked for once it is there. */
export const ownActions = (desk: () => Desk): OwnActions => ({
  begin: (body) => beginExecution(desk(), body),
  redeem: (action, body) => tokenAnswers.get(action)?.(desk(), body),
  gone: (execution) => tokenGone(desk(), execution),
});
