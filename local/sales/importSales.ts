import type { Order } from '../../domain/commission/commission.ts';
import { BadSalesFile, type CsvLine, readLines } from './readLines.ts';
import { RejectedLines } from './rejected.ts';
import { type Receipt, report, type Target } from './report.ts';
import { orderReader, type ReadOrder } from './toOrder.ts';

/** As many as one report takes (DESIGN §7); more are never in memory. */
const BATCH = 500;

export interface Import extends Target {
  readonly file: string;
  /** Of amounts in major units; `null`: they are in minor units. */
  readonly currency: string | null;
  readonly onRead: (bytes: number) => void;
}

export interface ImportSummary extends Receipt {
  /** Of orders, whether they were taken or not. */
  readonly lines: number;
  readonly rejected: number;
  readonly rejectedFile: string;
}

interface Line extends CsvLine {
  readonly order: Order;
}

const NOTHING: Receipt = { created: 0, corrected: 0, unchanged: 0, outsideAttribution: 0 };

/**
 * Reports every order of a CSV file, in the file's order: a later line about the same order corrects the earlier one.
 * What is refused is written down and the rest goes on. Cut off and run again, it changes nothing twice.
 * @throws BadSalesFile, Refused where the deal takes no report at all, Unreachable
 */
export async function importSales(task: Import): Promise<ImportSummary> {
  const rejected = new RejectedLines(task.file);
  let sum = NOTHING;
  let lines = 0;
  let batch = new Map<string, Line>();
  let read: ReadOrder | null = null;
  const flush = async () => {
    sum = plus(sum, await reportBatch(task, [...batch.values()], rejected));
    batch = new Map();
  };
  try {
    for await (const each of readLines(task.file, task.onRead)) {
      if (read === null) {
        read = orderReader(each.cells, task.currency);
        await rejected.begin(each.cells);
        continue;
      }
      lines += 1;
      const reading = read(each.cells);
      if ('reason' in reading) {
        await rejected.add(each, reading.reason);
        continue;
      }
      if (batch.size === BATCH || batch.has(reading.order.orderId)) await flush();
      batch.set(reading.order.orderId, { ...each, order: reading.order });
    }
    if (read === null) throw new BadSalesFile(`${task.file} is empty.`);
    if (batch.size > 0) await flush();
  } finally {
    await rejected.close();
  }
  return { ...sum, lines, rejected: rejected.count, rejectedFile: rejected.path };
}

/** Reports a batch; without those of its orders that are refused, the others are reported again. */
async function reportBatch(
  target: Target,
  batch: readonly Line[],
  rejected: RejectedLines,
): Promise<Receipt> {
  let rest = batch;
  while (rest.length > 0) {
    const result = await report(
      target,
      rest.map(({ order }) => order),
    );
    if (result.kind === 'taken') return result.receipt;
    const { reasons } = result;
    for (const [place, reason] of reasons) {
      const line = rest[place];
      if (line !== undefined) await rejected.add(line, reason);
    }
    rest = rest.filter((_, place) => !reasons.has(place));
  }
  return NOTHING;
}

const plus = (a: Receipt, b: Receipt): Receipt => ({
  created: a.created + b.created,
  corrected: a.corrected + b.corrected,
  unchanged: a.unchanged + b.unchanged,
  outsideAttribution: a.outsideAttribution + b.outsideAttribution,
});
