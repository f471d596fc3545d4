import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

type Part = ChildProcessByStdio<null, Readable, Readable>;

/** This bench again, in a process of its own that does one part of it, started with the same flags. */
export const startPart = (name: string, ...rest: string[]): Part =>
  spawn(process.execPath, [...process.execArgv, main, name, ...rest], { stdio: ['ignore', 'pipe', 'pipe'] });

/** @throws Error when the part ends without printing a line */
export async function firstLine(part: Part): Promise<string> {
  for await (const line of createInterface(part.stdout)) return line;
  throw new Error(`a part of the bench printed nothing: ${await text(part.stderr)}`);
}

/** Runs a part to its end and gives the JSON it prints. @throws Error with what it complained of */
export async function runPart(name: string, ...rest: string[]): Promise<unknown> {
  const part = startPart(name, ...rest);
  const exited = once(part, 'exit');
  const [printed, complaints] = await Promise.all([text(part.stdout), text(part.stderr)]);
  const [code, signal] = await exited;
  if (code !== 0) throw new Error(`${name} ended with ${signal ?? `code ${code}`}: ${reasonIn(complaints)}`);
  return JSON.parse(printed);
}

/** The line that names the error, out of a stack trace or a server's log. */
const reasonIn = (complaints: string): string =>
  complaints.split('\n').find((line) => /\w*Error/.test(line)) ?? complaints.trim();
