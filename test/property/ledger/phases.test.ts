import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requireBalanced } from '../../../domain/ledger/entry.ts';
import { cancel, requireNamed } from '../../../domain/ledger/phases.ts';
import { entryFor, commands as someCommands } from './commands.ts';
import { faultsOf, LedgerModel, type Outcome } from './model.ts';

const WORLD = { dealIds: ['deal_1', 'deal_2'], world: 'w' };
const commands = someCommands(40);

/** Plays commands on a ledger; `check` sees it after each one. */
function play(
  script: Parameters<typeof entryFor>[0][],
  check: (ledger: LedgerModel, outcome: Outcome) => void,
) {
  const ledger = new LedgerModel();
  const tried = [];
  for (const command of script) {
    const entry = entryFor(command, tried, WORLD);
    if (entry === null) continue;
    requireBalanced(entry);
    requireNamed(entry);
    check(ledger, ledger.take(entry));
    if (command.kind !== 'again' && command.kind !== 'forge') tried.push(entry);
  }
  return ledger;
}

describe('any order of single and two-phase entries', () => {
  it('keeps every sum at zero, what is held covered and what is owed no more than owed', () => {
    const seen = new Set<Outcome>();
    fc.assert(
      fc.property(commands, (script) => {
        play(script, (ledger, outcome) => {
          seen.add(outcome);
          expect(faultsOf(ledger.standings)).toEqual([]);
        });
      }),
      { numRuns: 2_000 },
    );
    expect([...seen].sort()).toEqual(['known', 'not_owed', 'refused', 'written']);
  });

  it('said again is known and moves nothing; under the same id with other content it is refused', () => {
    fc.assert(
      fc.property(commands, (script) => {
        const ledger = play(script, () => undefined);
        const before = new Map(ledger.standings);
        for (const entry of ledger.entries.values()) {
          expect(ledger.take({ ...entry, at: '2027-01-01T00:00:00Z' })).toBe('known');
          const postings = entry.postings.map((each) => ({ ...each, amountMinor: each.amountMinor * 2 }));
          expect(ledger.take({ ...entry, postings })).toBe('refused');
        }
        expect(ledger.standings).toEqual(before);
      }),
      { numRuns: 1_000 },
    );
  });

  it('ends each pending entry once, and with the last of them every account knows where it stands', () => {
    fc.assert(
      fc.property(commands, (script) => {
        const ledger = play(script, () => undefined);
        for (const entry of [...ledger.entries.values()].filter(({ phase }) => phase === 'pending')) {
          const isEnded = ledger.entries.has(`end of ${entry.id}`);
          const voided = cancel(entry, '2027-01-01T00:00:00Z');
          const wasVoided = ledger.entries.get(`end of ${entry.id}`)?.phase === 'voided';
          expect(ledger.take(voided)).toBe(isEnded ? (wasVoided ? 'known' : 'refused') : 'written');
        }
        for (const { balanceMinor, leastMinor, mostMinor } of ledger.standings.values()) {
          expect([leastMinor, mostMinor]).toEqual([balanceMinor, balanceMinor]);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
