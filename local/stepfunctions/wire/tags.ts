import * as z from 'zod/mini';
import { parseStateMachineArn } from '../arn.ts';
import { AwsError } from '../errors.ts';
import type { MachineRecord } from '../store/records.ts';
import { parseBody } from './constraint.ts';
import type { Desk } from './desk.ts';
import { findMachine, resourceNotFound } from './lookup.ts';

/** Tags a resource may have (Step Functions quotas). */
const tagLimit = 50;

/** Letters, digits, white space and `_ . : / = + - @`, as the API reference says. */
const wording = z.regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u);
export const tags = z.array(
  z.object({
    key: z.string().check(z.minLength(1), z.maxLength(128), wording),
    value: z.string().check(z.maxLength(256), wording),
  }),
);
const tagging = z.object({ resourceArn: z.string(), tags });
const untagging = z.object({ resourceArn: z.string(), tagKeys: z.array(z.string()) });

/** @throws AwsError TooManyTags */
export function checkTags(wanted: z.infer<typeof tags>, present: readonly { key: string }[] = []): void {
  const keys = new Set([...present, ...wanted].map(({ key }) => key));
  if (keys.size > tagLimit) throw new AwsError('TooManyTags', `More than ${tagLimit} tags`);
}

/** @throws AwsError InvalidArn, ResourceNotFound */
function taggedMachine(desk: Desk, arn: string): MachineRecord {
  const reference = parseStateMachineArn(desk.home, arn);
  if (!reference || reference.version !== undefined || reference.alias !== undefined) {
    throw new AwsError('InvalidArn', `Invalid Arn: '${arn}'`);
  }
  const machine = findMachine(desk, reference.name);
  if (!machine) throw resourceNotFound(arn);
  return machine;
}

export function tagResource(desk: Desk, body: unknown): unknown {
  const request = parseBody(tagging, body);
  const { id } = taggedMachine(desk, request.resourceArn);
  checkTags(request.tags, desk.store.tags.of(id));
  desk.store.tags.put(id, request.tags);
  return {};
}

export function untagResource(desk: Desk, body: unknown): unknown {
  const { resourceArn, tagKeys } = parseBody(untagging, body);
  desk.store.tags.remove(taggedMachine(desk, resourceArn).id, tagKeys);
  return {};
}

export function listTagsForResource(desk: Desk, body: unknown): unknown {
  const { resourceArn } = parseBody(z.object({ resourceArn: z.string() }), body);
  return { tags: desk.store.tags.of(taggedMachine(desk, resourceArn).id) };
}
