import { type Line, linesOf, totalOf } from './lines.ts';
import { type Pico, picoOf } from './pico.ts';
import type { Prices } from './prices.ts';
import { quantitiesOf } from './quantities.ts';
import type { Trace } from './trace.ts';
import type { WrittenItems } from './writtenItems.ts';

/** DESIGN §10: a happy livestream deal, mails beyond three left out. */
const BUDGET = picoOf('0.0010');
const MAILS = 3;
const MOST_WRITERS = 5;

export interface Verdict {
  readonly budget: Pico;
  readonly cost: Pico;
  readonly met: boolean;
  readonly lines: readonly Line[];
  readonly items: readonly WrittenItems[];
  /** The functions that write most, in how many transactions: where to look first. */
  readonly writers: readonly {
    readonly name: string;
    readonly units: number;
    readonly transactions: number;
  }[];
}

export function judge(trace: Trace, prices: Prices): Verdict {
  const lines = linesOf(quantitiesOf(trace, MAILS), prices);
  const cost = totalOf(lines);
  const writers = trace.functions
    .map(({ name, transactions, ...use }) => {
      return { name, transactions, units: use.tableWriteUnits + use.indexWriteUnits };
    })
    .sort((a, b) => b.units - a.units)
    .slice(0, MOST_WRITERS);
  return {
    budget: BUDGET,
    cost,
    met: cost <= BUDGET,
    lines,
    items: trace.written.slice(0, MOST_WRITERS),
    writers,
  };
}
