import { signedType } from './signatures.ts';

/** Where the types we take say what they are. */
export const HEAD_BYTES = 4100;

const UNKNOWN = 'application/octet-stream';

/**
 * The type of a file as its first bytes show it, whatever it is called. What has no signature is text if it holds no
 * control characters; its encoding does not matter, since spreadsheets write tables in many.
 */
export function sniff(head: Uint8Array): string {
  const type = signedType(Buffer.from(head).toString('latin1'));
  if (type !== null) return type;
  return head.length > 0 && head.every(isTextByte) ? 'text/plain' : UNKNOWN;
}

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const DELETE = 127;

const isTextByte = (byte: number): boolean =>
  (byte >= SPACE && byte !== DELETE) || byte === TAB || byte === LINE_FEED || byte === CARRIAGE_RETURN;
