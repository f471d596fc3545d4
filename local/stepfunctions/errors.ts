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

/** One thing wrong with a definition. */
export interface DefinitionIssue {
  /** Names the state and the thing. */
  readonly message: string;
  /** As ValidateStateMachineDefinition lists them. */
  readonly code: string;
  /** `/States/<state>/<field>`, as far as it is known. */
  readonly location: string;
}

/** A definition the engine refuses. */
export class InvalidDefinition extends Error {
  override readonly name = 'InvalidDefinition';
  readonly issues: readonly DefinitionIssue[];
  constructor(issues: readonly DefinitionIssue[]) {
    super(`Invalid State Machine Definition: ${issues.map(({ message }) => `'${message}'`).join(', ')}`);
    this.issues = issues;
  }
}
