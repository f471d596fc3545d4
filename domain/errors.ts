/**
 * Errors are named by what may be done about them; Step Functions matches them by name.
 * A business answer ("no") is not an error but a value.
 */
abstract class NamedError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Trying again later may help: a time-out, a throttle, a lost race. */
export class RetryableError extends NamedError {}

/** Trying again cannot help: the other side refused for good, or our request is wrong. */
export class TerminalError extends NamedError {}

/** Something that must never be is. Nothing is retried and somebody is told. */
export class InvariantViolation extends NamedError {}

/** A webhook whose signature, timestamp or secret does not fit. */
export class InvalidSignature extends NamedError {}
