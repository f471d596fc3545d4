import Table from 'cli-table3';
import picocolors from 'picocolors';
import { formatMoney } from '../../domain/money/currency.ts';
import type { PartyMoney, SimulatedStage, Simulation } from './view.ts';

/** Only where somebody sees them; picocolors alone would also colour what CI writes to a file. */
const colors = picocolors.createColors(process.stdout.isTTY === true);

/** No colours, and no rule between rows. */
const DENSE = {
  style: { head: [], border: [] },
  chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
};

/** A play as people read it: what happened when, who had what then, and what everybody got in the end. */
export function printed(simulation: Simulation): string {
  const { scenario, outcome, status, endedAt, warnings } = simulation;
  return [
    colors.bold(`\n${scenario.name}: the deal ends ${outcome ?? status} on ${shortTime(endedAt)}`),
    stageTable(simulation),
    colors.bold('\nWho pays and gets what, and when'),
    partyTable(simulation),
    ...(warnings.length === 0 ? [colors.green('The books balance.')] : warnings.map(colors.red)),
  ].join('\n');
}

function stageTable({ stages, parties, currency }: Simulation): string {
  const money = parties.map(headOf);
  const table = new Table({
    head: ['when (UTC)', 'what happens', 'then it waits at', 'held', ...money],
    colAligns: ['left', 'left', 'left', 'right', ...money.map(() => 'right' as const)],
    ...DENSE,
  });
  for (const stage of stages) {
    const { at, events, gate } = stage;
    const happened = events.map(({ type, by }) => `${eventName(type)} (${by})`).join('\n');
    const waits = gate === null ? '' : `${gate.name}\nuntil ${shortTime(gate.deadline)}`;
    const has = stage.money.parties.map((party) => amount(holding(party), currency));
    table.push([shortTime(at), happened, waits, amount(stage.money.held, currency), ...has]);
  }
  return table.toString();
}

function partyTable({ parties, currency }: Simulation): string {
  const table = new Table({ head: ['party', 'pays', 'gets', 'when'], ...DENSE });
  for (const { payments, ...party } of parties) {
    const when = payments.map(({ at, direction, amount: each }) => {
      const sign = direction === 'pays' ? '−' : '+';
      return `${shortTime(at)} ${sign}${amount(each, currency)}`;
    });
    table.push([
      name(party),
      amount(party.paid, currency),
      amount(party.received, currency),
      when.join('\n'),
    ]);
  }
  return table.toString();
}

/** What a party has of the deal's money: of the brand, what came back to it. */
const holding = ({ received, owed }: PartyMoney): number => received + owed;
const headOf = (party: PartyMoney): string => (party.role === 'brand' ? 'back to brand' : name(party));
const name = ({ role, id }: PartyMoney): string => (role === 'provider' ? `provider ${id}` : role);
const amount = (minor: number, currency: string): string => formatMoney(minor, currency, 'en');
const shortTime = (instant: string): string => instant.slice(0, 16).replace('T', ' ');
const eventName = (type: SimulatedStage['events'][number]['type']): string =>
  type
    .replace(/^deal\./, '')
    .replace(/\.v\d+$/, '')
    .replaceAll('_', ' ');
