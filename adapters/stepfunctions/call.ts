import { text } from 'node:stream/consumers';
import { makeSignedClient } from '../aws/signedClient.ts';

const LOCAL = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

const addressIn = (region: string): string =>
  `https://states.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`;

/** Calls an action of Step Functions; gives the body of its answer. @throws AwsError named as the service names it */
export type Call = (
  action: string,
  input: Readonly<Record<string, string | number | boolean>>,
) => Promise<string>;

/** @param endpoint only where the service is not AWS's own */
export function makeCall(endpoint: string | undefined): Call {
  const client = makeSignedClient({
    service: 'states',
    address: (region) => endpoint ?? addressIn(region),
    maxAttempts: 4,
    timeouts: { connectionTimeout: 1_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
    ...(endpoint === undefined ? {} : LOCAL),
  });
  return async (action, input) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AWSStepFunctions.${action}`,
    };
    return text(
      (await client.send({ method: 'POST', path: '/', headers, body: JSON.stringify(input) })).body,
    );
  };
}

/** The ARN of a deal's execution, whether its machine is named itself, by a version or by an alias. */
export function executionOf(collaborationArn: string, dealId: string): string {
  const [machine = ''] = /^.*:stateMachine:[^:]+/.exec(collaborationArn) ?? [];
  return `${machine.replace(':stateMachine:', ':execution:')}:${dealId}`;
}
