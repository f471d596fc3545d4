import * as z from 'zod/mini';
import { jsonOf, type Reply } from './call.ts';

const problemSchema = z.object({
  code: z.string(),
  detail: z.string(),
  errors: z._default(z.array(z.object({ path: z.string(), message: z.string() })), []),
});

/** A request that Luyue refused (RFC 9457), with the path of each fault. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly faults: readonly { path: string; message: string }[];

  constructor(reply: Reply) {
    const problem = problemSchema.safeParse(jsonOf(reply));
    super(problem.success ? `${problem.data.detail} (${reply.status} ${problem.data.code})` : unknown(reply));
    this.status = reply.status;
    this.faults = problem.success ? problem.data.errors : [];
  }

  /** The refusal and its faults, one a line. */
  explanation(): string {
    const faults = this.faults.map(
      ({ path, message }) => `  ${path === '' ? '(the whole)' : path}: ${message}`,
    );
    return [this.message, ...faults].join('\n');
  }
}

const unknown = ({ status, text }: Reply) =>
  `The answer was ${status}: ${text.replaceAll(/\s+/g, ' ').slice(0, 200)}`;
