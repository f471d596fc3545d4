import { ROUTES } from '../../functions/routes.ts';
import { STEPS } from '../../functions/steps.ts';
import { ASSUMED } from './assumptions.ts';
import { memoryMbOf } from './deployedSize.ts';
import type { FunctionUse } from './meter.ts';
import type { Quantities } from './prices.ts';
import type { Trace } from './trace.ts';

const ROUTE_NAMES = new Map(ROUTES.map((route) => [route.name, route]));
/** What a rule on the bus invokes, by way of the pipe. */
const BY_PIPE = new Set(['deliveryVerification', 'deliverWebhooks']);
const MILLION = 1_000_000;
/** The authorizer looks the key up. */
const AUTHORIZER_READ_HALF_UNITS = 2;

export const isStep = ({ name }: FunctionUse) => Object.hasOwn(STEPS, name);
const isRoute = ({ name }: FunctionUse) => ROUTE_NAMES.has(name);
const isAuthorized = ({ name }: FunctionUse) => ROUTE_NAMES.get(name)?.access === 'people';
const isByPipe = ({ name }: FunctionUse) => BY_PIPE.has(name);

/** What a deal uses of everything that is paid for by use. Of its mails at most `mostMails`. */
export function quantitiesOf(trace: Trace, mostMails = Number.POSITIVE_INFINITY): Quantities {
  const { functions } = trace;
  const mails = Math.min(trace.mails, mostMails);
  const requests = count(functions.filter(isRoute));
  // Its answer is kept for a minute, but people act days apart.
  const authorized = count(functions.filter(isAuthorized));
  const byPipe = count(functions.filter(isByPipe));
  const invocations = count(functions) + authorized;
  const reads = sum(functions, (use) => use.readHalfUnits) + authorized * AUTHORIZER_READ_HALF_UNITS;
  const logged = trace.historyBytes + trace.loggedBytes + requests * ASSUMED.accessLogBytes;
  // Requests begin a trace, and so do the stream, the bus and the machine; its steps belong to it.
  const traces = 1 + count(functions.filter((use) => !isStep(use)));
  return {
    stateTransitions: whole(trace.stateTransitions),
    lambdaRequests: whole(invocations),
    lambdaMbMillis: whole(mbMillis(trace, mails, invocations, authorized)),
    dynamoWriteUnits: whole(sum(functions, (use) => use.tableWriteUnits + use.indexWriteUnits)),
    dynamoReadHalfUnits: whole(reads),
    httpRequests: whole(requests),
    // The API is reached by way of the console's address.
    edgeRequests: whole(requests),
    edgeFunctions: whole(requests),
    mails: whole(mails),
    pipeRequests: whole(byPipe),
    busEvents: whole(byPipe),
    logBytes: whole(logged + invocations * ASSUMED.platformLogBytes),
    tracesPpm: whole(traces * ASSUMED.tracedPpm),
    s3Writes: 0n,
    storedByteMonths: whole(trace.storedBytes * ASSUMED.keptMonths),
  };
}

const whole = (amount: number) => BigInt(Math.ceil(amount));

function mbMillis({ functions }: Trace, mails: number, invocations: number, authorized: number): number {
  const { own, dynamoDbCall, mail } = ASSUMED.millis;
  const coldMillis = (invocations * ASSUMED.coldPpm * ASSUMED.coldMillis) / MILLION;
  return (
    sum(functions, (use) => billedMillis(use) * memoryMbOf(use.name)) +
    (authorized * (own + dynamoDbCall) + coldMillis) * memoryMbOf('authorize') +
    mails * mail * memoryMbOf('dealStream')
  );
}

/** All invocations of a function, by the calls they make. */
export function billedMillis(use: FunctionUse): number {
  const { own, dynamoDbCall, dynamoDbTransaction, stripeCall, workflowCall } = ASSUMED.millis;
  return (
    use.invocations * own +
    use.singleCalls * dynamoDbCall +
    use.transactions * dynamoDbTransaction +
    use.stripeCalls * stripeCall +
    use.workflowCalls * workflowCall
  );
}

export const count = (uses: readonly FunctionUse[]) => sum(uses, ({ invocations }) => invocations);

export function sum(uses: readonly FunctionUse[], of: (use: FunctionUse) => number): number {
  return uses.reduce((total, use) => total + of(use), 0);
}
