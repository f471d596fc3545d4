/** An exception of the Step Functions API; `name` is what the AWS SDK shows as the error's name. */
export class AwsError extends Error {
  /** The machine-readable reason some ValidationExceptions give. */
  readonly reason: string | undefined;
  constructor(name: string, message: string, reason?: string) {
    super(message);
    this.name = name;
    this.reason = reason;
  }
}

/** Thrown by `invoke` to give the error and the cause texts as they shall stand, instead of Lambda's wrapping. */
export class TaskFailure extends Error {
  override readonly cause: string;
  constructor(error: string, cause: string) {
    super(`${error}: ${cause}`);
    this.name = error;
    this.cause = cause;
  }
}

/** Returned by `invoke` to give a task's output as it shall stand, instead of Lambda's wrapping. */
export class TaskOutput {
  readonly output: unknown;
  constructor(output: unknown) {
    this.output = output;
  }
}

/** A definition the engine refuses; each issue names the state and the thing. */
export class InvalidDefinition extends Error {
  override readonly name = 'InvalidDefinition';
  readonly issues: readonly string[];
  constructor(issues: readonly string[]) {
    super(`Invalid State Machine Definition: ${issues.map((issue) => `'${issue}'`).join(', ')}`);
    this.issues = issues;
  }
}
