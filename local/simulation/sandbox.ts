import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoWeb } from '../demo/web.ts';
import type { Luyue } from '../luyue.ts';
import { type Settings, settingsFrom } from '../settings.ts';

/** A Luyue that lives for one play: nothing of it reaches anybody, and nothing of it stays. */
export interface Sandbox {
  readonly luyue: Luyue;
  readonly folder: string;
  /** What it complained of, one JSON line each. */
  readonly complaints: readonly string[];
  now(): number;
  /** Everything due on the way happens in order. @param instant epoch ms; the past means now */
  advanceTo(instant: number): Promise<void>;
}

/** `startLuyue`: handed in, since a running one plays, too. */
export type StartLuyue = (settings: Settings) => Promise<Luyue>;

/** What of the real installation's settings a play goes by. */
export type SandboxRules = Pick<Settings, 'disputeTwoOperatorsAbove'>;

/**
 * Starts one in a temporary folder, with time that stands still, the payment sandbox, a mailbox of its own, a played
 * web and no webhooks, whatever the environment says of the real installation; ends it and removes its folder once
 * `use` is through, or has failed.
 * @param startAt epoch ms @param rules nothing else of the real settings is taken: its folder must never be opened
 * @throws CannotStart
 */
export async function inSandbox<T>(
  start: StartLuyue,
  startAt: number,
  { disputeTwoOperatorsAbove = null }: SandboxRules,
  use: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'luyue-simulation-'));
  const complaints: string[] = [];
  const log = (line: string) => {
    if (!line.startsWith('{"level":"info"')) complaints.push(line);
  };
  try {
    const settings = settingsFrom({ PORT: '0', LUYUE_DATA_DIR: folder });
    const played = { clock: 'frozen', startAt, log, web: demoWeb, ownDatabase: true } as const;
    const luyue = await start({ ...settings, ...played, disputeTwoOperatorsAbove });
    try {
      return await use(sandboxOf(luyue, folder, complaints));
    } finally {
      await luyue.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sandboxOf(luyue: Luyue, folder: string, complaints: string[]): Sandbox {
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
  };
}
