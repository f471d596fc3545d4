import type { Json } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { Resource } from './machine.ts';

const invoke = /^arn:[^:]+:states:::lambda:invoke(\.waitForTaskToken)?$/;
const plainFunction = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:.+$/;

/** The Task resource, or undefined when the engine has no such integration. */
export function parseResource(arn: string): Resource | undefined {
  const call = invoke.exec(arn);
  if (call) return { kind: 'invoke', waitForToken: call[1] !== undefined };
  return plainFunction.test(arn) ? { kind: 'function', arn } : undefined;
}

const invokeArguments = new Set(['FunctionName', 'Payload', 'Qualifier', 'InvocationType']);

/** What is wrong with the arguments of `lambda:invoke`; a single expression is only known when it runs. */
export function invokeIssues(given: Json | undefined): string[] {
  if (typeof given === 'string') return [];
  if (!isJsonObject(given)) return ['Arguments must give the FunctionName'];
  const unknown = Object.keys(given).filter((key) => !invokeArguments.has(key));
  const issues = unknown.map((key) => `argument '${key}' of lambda:invoke is not supported`);
  if (given.FunctionName === undefined) issues.push('Arguments must give the FunctionName');
  if (given.InvocationType !== undefined && given.InvocationType !== 'RequestResponse') {
    issues.push(`InvocationType ${JSON.stringify(given.InvocationType)} is not supported`);
  }
  return issues;
}
