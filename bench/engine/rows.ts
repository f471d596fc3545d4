import type { Measured, PartName } from './rounds.ts';

/** One line of the table; a target compares `ours` with a bound, the peer or both. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly ours: number | undefined;
  readonly peer?: number | undefined;
  readonly target?: { readonly text: string; readonly met: boolean | undefined };
}

type Results = ReadonlyMap<PartName, Measured>;

const value = (results: Results, part: PartName, key: string): number | undefined => {
  const measured = results.get(part);
  return measured && !('unmeasured' in measured) ? measured[key] : undefined;
};

type Bound = { readonly most: number } | { readonly least: number };

/** `bound` in the row's unit; `perPeer` as a multiple of what the peer needs or does. */
interface Wanted {
  readonly bound?: Bound;
  readonly perPeer?: Bound;
}

const holds = (bound: Bound, of: number, times = 1): boolean =>
  'most' in bound ? of <= bound.most * times : of >= bound.least * times;

const round = (bound: number): string => String(Math.round(bound * 100) / 100);

const phrase = (bound: Bound, unit: string): string =>
  'most' in bound ? `≤ ${round(bound.most)} ${unit}` : `≥ ${round(bound.least)} ${unit}`;

function row(
  what: string,
  unit: string,
  ours: number | undefined,
  peer?: number | undefined,
  wanted?: Wanted,
): Row {
  if (!wanted) return { what, unit, ours, peer };
  const { bound, perPeer } = wanted;
  const texts = [...(bound ? [phrase(bound, unit)] : []), ...(perPeer ? [phrase(perPeer, '× peer')] : [])];
  const known = ours !== undefined && (!perPeer || peer !== undefined);
  const met = known ? (!bound || holds(bound, ours)) && (!perPeer || holds(perPeer, ours, peer)) : undefined;
  return { what, unit, ours, peer, target: { text: texts.join(', '), met } };
}

/** The whole table, in the order of the questions it answers. */
export function rowsOf(results: Results): Row[] {
  const of = (part: PartName, key: string) => value(results, part, key);
  const pair = (part: PartName, peer: PartName, key: string) => [of(part, key), of(peer, key)] as const;
  return [
    row(
      '10 states, in memory, one at a time: p50',
      'ms',
      ...pair('branching-memory', 'branching-peer', 'p50Ms'),
      {
        perPeer: { most: 1 },
      },
    ),
    row(
      '10 states, in memory, one at a time: p99',
      'ms',
      ...pair('branching-memory', 'branching-peer', 'p99Ms'),
    ),
    row(
      '10 states, in memory, 64 at a time',
      '/s',
      ...pair('branching-memory', 'branching-peer', 'perSecond'),
      {
        perPeer: { least: 1 },
      },
    ),
    row('10 states, durable, one at a time: p50', 'ms', of('branching-durable', 'p50Ms')),
    row('10 states, durable, one at a time: p99', 'ms', of('branching-durable', 'p99Ms')),
    row('10 states, durable, 64 at a time', '/s', of('branching-durable', 'perSecond')),
    row('30 durable tasks, one at a time: p50', 'ms', ...pair('chain-durable', 'chain-restate', 'p50Ms'), {
      bound: { most: 10 },
      perPeer: { most: 1 / 3 },
    }),
    row('30 durable tasks, one at a time: p99', 'ms', ...pair('chain-durable', 'chain-restate', 'p99Ms')),
    row('30 durable tasks, 64 at a time', 'steps/s', ...pair('chain-durable', 'chain-restate', 'perSecond'), {
      bound: { least: 20_000 },
      perPeer: { least: 3 },
    }),
    row('100 000 waiting, the process that started them', 'MB', of('waiting-fill', 'rssMb'), undefined, {
      bound: { most: 300 },
    }),
    row('100 000 waiting, after a restart', 'MB', of('waiting-restart', 'rssMb'), undefined, {
      bound: { most: 300 },
    }),
    row('100 000 waiting, restart to ready', 'ms', of('waiting-restart', 'readyMs'), undefined, {
      bound: { most: 5000 },
    }),
    row('100 000 waiting, answer to next call: p99', 'ms', of('waiting-restart', 'tokenP99Ms'), undefined, {
      bound: { most: 50 },
    }),
    row('100 000 waiting, due time to next call: p99', 'ms', of('waiting-restart', 'timerP99Ms'), undefined, {
      bound: { most: 50 },
    }),
    row('100 000 waiting, disk for each', 'bytes', of('waiting-fill', 'diskBytesEach')),
    row('100 000 waiting, started', '/s', of('waiting-fill', 'startsPerSecond')),
  ];
}
