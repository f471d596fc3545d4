import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { dealRequestSchema } from '../../../functions/deals/dealRequest.ts';
import type { Proposal, Simulation } from '../../../local/simulation/view.ts';

/** In time for every example. */
export const SENT_AT = Date.parse('2026-12-01T00:00:00Z');

/** The terms of an example, with parts of them replaced. */
export function proposal(example: string, terms: Record<string, unknown> = {}): Proposal {
  const request = JSON.parse(readFileSync(`examples/${example}.json`, 'utf8'));
  return dealRequestSchema.parse({ ...request, terms: { ...request.terms, ...terms } });
}

/** What everybody paid less what they got, by role; the books of the sandbox have to be in order. */
export function soundResult(simulation: Simulation): Record<string, number> {
  const { balances, parties, warnings, stages } = simulation;
  expect(warnings).toEqual([]);
  expect(Object.values(balances).reduce((sum, balance) => sum + balance, 0)).toBe(0);
  const escrows = Object.entries(balances).filter(([account]) => account.startsWith('escrow:'));
  expect(escrows.filter(([, balance]) => balance !== 0)).toEqual([]);
  const end = stages.at(-1)?.money;
  expect(end?.held).toBe(0);
  expect(end?.funded).toBe((end?.released ?? 0) + (end?.refunded ?? 0));
  return Object.fromEntries(parties.map(({ role, paid, received }) => [role, received - paid]));
}

/** A temporary folder for this test file alone; what is left in it was not tidied up. */
export function ownTemporaryFolder(): () => string[] {
  const folder = mkdtempSync(join(tmpdir(), 'luyue-plays-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  afterAll(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true });
  });
  return () => readdirSync(folder).filter((name) => name.startsWith('luyue-simulation-'));
}
