import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoWeb } from '../demo/web.ts';
import { type Luyue, startLuyue } from '../luyue.ts';
import { type Settings, settingsFrom } from '../settings.ts';

/** A Luyue that lives for one play: nothing of it reaches anybody, and nothing of it stays. */
export interface Sandbox extends AsyncDisposable {
  readonly luyue: Luyue;
  readonly folder: string;
  /** What it complained of, one JSON line each. */
  readonly complaints: readonly string[];
  now(): number;
  /** Everything due on the way happens in order. @param instant epoch ms; the past means now */
  advanceTo(instant: number): Promise<void>;
}

/** What of the real installation's settings a play goes by. */
export type SandboxRules = Pick<Settings, 'disputeTwoOperatorsAbove'>;

/**
 * Starts it in a temporary folder, with time that stands still, the payment sandbox, a mailbox of its own, a played
 * web and no webhooks, whatever the environment says of the real installation.
 * @param startAt epoch ms @param rules nothing else of the real settings is taken: its folder must never be opened
 * @throws CannotStart
 */
export async function openSandbox(
  startAt: number,
  { disputeTwoOperatorsAbove = null }: SandboxRules = {},
): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'luyue-simulation-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  const complaints: string[] = [];
  const log = (line: string) => {
    if (!line.startsWith('{"level":"info"')) complaints.push(line);
  };
  try {
    const settings = settingsFrom({ PORT: '0', LUYUE_DATA_DIR: folder });
    const played = { clock: 'frozen', startAt, log, web: demoWeb, ownDatabase: true } as const;
    const luyue = await startLuyue({ ...settings, ...played, disputeTwoOperatorsAbove });
    const close = async () => {
      try {
        await luyue.close();
      } finally {
        await discard();
      }
    };
    return sandboxOf(luyue, folder, complaints, close);
  } catch (error) {
    await discard();
    throw error;
  }
}

function sandboxOf(luyue: Luyue, folder: string, complaints: string[], close: () => Promise<void>): Sandbox {
  const { virtualTime } = luyue;
  if (virtualTime === null) throw new Error('a play needs time that stands still');
  const now = () => virtualTime.now();
  return {
    luyue,
    folder,
    complaints,
    now,
    advanceTo: async (instant) => {
      await virtualTime.advanceTo(Math.max(instant, now()));
    },
    [Symbol.asyncDispose]: close,
  };
}
