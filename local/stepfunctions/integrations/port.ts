/** A call of an AWS service's action, to be carried out by the host. */
export interface IntegrationCall {
  /** In lower camel case: `getItem`. */
  readonly action: string;
  /** The service's own parameters; their names begin with a capital, as Step Functions has them. */
  readonly parameters: { readonly [name: string]: unknown };
  readonly executionArn: string;
  readonly stateName: string;
  /**
   * The same whenever this very call is made again after a crash, since a call is made at least once.
   * A retry by the state machine is another call.
   */
  readonly requestId: string;
}

/**
 * Carries out the calls of one service. Resolves to the service's response as JSON; outermost member names get a
 * capital where they have none, `$metadata` is left out. A thrown Error is the service's exception: its `name` is the
 * exception's, `$metadata` is read where it has one, as the errors of the AWS SDK do.
 */
export type Integration = (call: IntegrationCall) => Promise<unknown>;

/** By service: `dynamodb`, `events` (both `events:putEvents` and `aws-sdk:eventbridge:*`), `scheduler`, … */
export type Integrations = Readonly<Record<string, Integration>>;
