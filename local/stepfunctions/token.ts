import { createHmac, timingSafeEqual } from 'node:crypto';

/** A task token names its execution and task itself, so that waiting tasks need no table to be found by. */
export interface TokenSubject {
  readonly execution: number;
  readonly task: number;
}

const subjectBytes = 10;
const signatureBytes = 16;

const sign = (key: string, subject: Buffer): Buffer =>
  createHmac('sha256', key).update(subject).digest().subarray(0, signatureBytes);

export function makeToken(key: string, { execution, task }: TokenSubject): string {
  const subject = Buffer.alloc(subjectBytes);
  subject.writeUIntBE(execution, 0, 6);
  subject.writeUInt32BE(task, 6);
  return Buffer.concat([subject, sign(key, subject)]).toString('base64url');
}

/** The token's subject, or undefined when this engine has not issued it. */
export function readToken(key: string, token: string): TokenSubject | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== subjectBytes + signatureBytes) return undefined;
  const subject = bytes.subarray(0, subjectBytes);
  if (!timingSafeEqual(sign(key, subject), bytes.subarray(subjectBytes))) return undefined;
  return { execution: subject.readUIntBE(0, 6), task: subject.readUInt32BE(6) };
}
