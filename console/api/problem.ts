import type { Role } from '../../domain/parties.ts';

/** What an RFC 9457 answer of the API says. */
interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly requestId?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly winner?: { readonly action: string; readonly by: { readonly role: Role }; readonly at: string };
}

/** The API refused, or did not answer (`code` is `unreachable` then, and `status` 0). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly body: ProblemBody;

  constructor(status: number, body: ProblemBody) {
    super(body.detail);
    this.status = status;
    this.body = body;
  }

  get code(): string {
    return this.body.code;
  }

  /** Whether asking again may help. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const isProblem = response.headers.get('content-type')?.includes('json') === true;
  const body: Partial<ProblemBody> = isProblem ? JSON.parse(await response.text()) : {};
  const requestId = response.headers.get('apigw-requestid');
  return new ApiProblem(response.status, {
    code: 'unknown',
    detail: response.statusText,
    ...(requestId === null ? {} : { requestId }),
    ...body,
  });
}

export const unreachable = (cause: unknown): ApiProblem =>
  new ApiProblem(0, { code: 'unreachable', detail: String(cause) });
