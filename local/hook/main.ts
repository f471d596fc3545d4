import { ulid } from 'ulid';
import { Unreachable } from './call.ts';
import { BadDealFile, readDealFile } from './dealFile.ts';
import { credentialsOf, dealTimeOf } from './localRoutes.ts';
import { HOOK_USAGE, type HookOptions, parseHookOptions } from './options.ts';
import { Refused } from './refusal.ts';
import { sendDeal } from './sendDeal.ts';
import { withWorkDate } from './workDate.ts';

const WEEK_MILLIS = 7 * 86_400_000;

/** `npm run hook`: 0 when the deal was taken, 1 when it was not, 2 for a command line that does not fit. */
async function main(argv: readonly string[]): Promise<number> {
  const options = parseHookOptions(argv);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${HOOK_USAGE}`);
    return 2;
  }
  try {
    console.log(JSON.stringify({ dealId: await send(options) }));
    return 0;
  } catch (error) {
    console.error(explain(error));
    return 1;
  }
}

async function send({ file, url, id = `msg_${ulid()}`, shift }: HookOptions): Promise<string> {
  const { text, json } = readDealFile(file);
  const { hook } = await credentialsOf(url);
  const body = shift ? JSON.stringify(withWorkDate(json, (await dealTimeOf(url)) + WEEK_MILLIS)) : text;
  return sendDeal(url, hook, { id, sentAt: Date.now(), body });
}

function explain(error: unknown): string {
  if (error instanceof Refused) return [error.explanation(), ...adviceOn(error)].join('\n');
  if (error instanceof Unreachable || error instanceof BadDealFile) return error.message;
  throw error;
}

/** Dates in a file grow old. */
function adviceOn({ faults }: Refused): string[] {
  const isDate = faults.some(({ path }) => /^terms\.deliverable\.(scheduledAt|dueAt)$/.test(path));
  return isDate ? ["The date does not fit Luyue's clock: --shift moves it to a week from now."] : [];
}

process.exitCode = await main(process.argv.slice(2));
