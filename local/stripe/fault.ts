/** An error as Stripe's API answers it. */
export class StripeFault extends Error {
  override readonly name = 'StripeFault';
  readonly status: number;
  readonly body: object;
  /** Whether the idempotency key remembers it: Stripe does so once the work began, not for faulty parameters. */
  readonly remembered: boolean;

  constructor(
    status: number,
    error: { type: string; code?: string; param?: string; message: string },
    remembered = false,
  ) {
    super(error.message);
    this.status = status;
    this.body = { error };
    this.remembered = remembered;
  }
}

/** A well-made request that the state of things forbids. */
export const refused = (message: string, code?: string): StripeFault =>
  new StripeFault(
    400,
    { type: 'invalid_request_error', ...(code === undefined ? {} : { code }), message },
    true,
  );

export const missing = (what: string, id: string, param = 'id'): StripeFault =>
  new StripeFault(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    param,
    message: `No such ${what}: '${id}'`,
  });

export const badParameter = (param: string, message: string, code?: string): StripeFault =>
  new StripeFault(400, {
    type: 'invalid_request_error',
    ...(code === undefined ? {} : { code }),
    param,
    message,
  });
