/*
 * Errors are named by what may be done about them; Step Functions matches them by name, so the names are
 * literals (a minifier would change a class's own). A business answer ("no") is not an error but a value.
 */

/** Trying again later may help: a time-out, a throttle, a lost race. */
export class RetryableError extends Error {
  override readonly name = 'RetryableError';
}

/** Trying again cannot help: the other side refused for good, or our request is wrong. */
export class TerminalError extends Error {
  override readonly name = 'TerminalError';
}

/** Something that must never be is. Nothing is retried and somebody is told: in the log of its deal, if it has one. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
  readonly dealId: string | null;

  constructor(message: string, dealId: string | null = null, options: ErrorOptions = {}) {
    super(message, options);
    this.dealId = dealId;
  }
}

/** A webhook whose signature, timestamp or secret does not fit. */
export class InvalidSignature extends Error {
  override readonly name = 'InvalidSignature';
}
