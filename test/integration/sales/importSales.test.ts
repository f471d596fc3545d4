import { once } from 'node:events';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Order } from '../../../domain/commission/commission.ts';
import { type Import, importSales } from '../../../local/sales/importSales.ts';
import { watchHeap } from '../../builders/heap.ts';

const folder = mkdtempSync(join(tmpdir(), 'luyue-sales-'));
const HEADER = 'orderId,at,net,refunded,cancelledBeforeShipping';
const AT = '2026-12-02T00:00:00Z';

/** A Luyue that takes every report, unless told otherwise for the next ones. */
let server: Server;
let url = '';
let taken: Order[][] = [];
let next: { status: number; body: unknown; headers?: Record<string, string> }[] = [];
let paused: number[] = [];
/** Called with each report. */
let onReport: () => void = () => undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const orders: Order[] = JSON.parse(text);
      const {
        status,
        body,
        headers = {},
      } = next.shift() ?? {
        status: 200,
        body: { created: orders.length, corrected: 0, unchanged: 0, outsideAttribution: 0 },
      };
      if (status === 200) taken.push(orders.length > 10 ? orders.slice(0, 1) : orders);
      onReport();
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  taken = [];
  next = [];
  paused = [];
  onReport = () => undefined;
});

const fileOf = (name: string, ...lines: string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  return path;
};
const importFile = (file: string, more: Partial<Import> = {}) =>
  importSales({
    file,
    url,
    dealId: 'deal_1',
    key: 'lk_1',
    currency: null,
    onRead: () => undefined,
    pause: async (millis) => paused.push(millis),
    ...more,
  });
const problem = (status: number, code: string, errors: { path: string; message: string }[] = []) => ({
  status,
  body: { code, detail: 'No.', errors },
});
const idsTaken = () => taken.map((batch) => batch.map(({ orderId }) => orderId).join(''));

describe('importing a file of sales', () => {
  test('reports its orders in its order, empty lines and a mark in front passed over', async () => {
    const file = fileOf('plain.csv', `\uFEFF${HEADER}`, `a,${AT},1,,`, '', `"b",${AT},2,1,true`);
    expect(await importFile(file)).toMatchObject({ lines: 2, created: 2, rejected: 0 });
    expect(taken).toEqual([
      [
        { orderId: 'a', at: AT, net: 1 },
        { orderId: 'b', at: AT, net: 2, refunded: 1, cancelledBeforeShipping: true },
      ],
    ]);
    expect(existsSync(`${file}.rejected.csv`)).toBe(false);
  });

  test('in batches of 500', async () => {
    const lines = Array.from({ length: 1_001 }, (_, i) => `o-${i},${AT},1,,`);
    expect(await importFile(fileOf('many.csv', HEADER, ...lines))).toMatchObject({
      lines: 1_001,
      created: 1_001,
    });
    expect(taken.map((batch) => batch[0]?.orderId)).toEqual(['o-0', 'o-500', 'o-1000']);
  });

  test('a later line about the same order comes after the earlier one', async () => {
    const file = fileOf('twice.csv', HEADER, `a,${AT},1,,`, `b,${AT},1,,`, `a,${AT},2,,`);
    await importFile(file);
    expect(idsTaken()).toEqual(['ab', 'a']);
  });

  test('what is no order, or is refused, is written down with its line; the rest is taken', async () => {
    const file = fileOf(
      'faulty.csv',
      HEADER,
      `a,${AT},1,,`,
      `b,${AT},-1,,`,
      `"c, ""x""",${AT},1,,`,
      `d,${AT},1,,`,
      'e',
    );
    next = [problem(409, 'sales_not_open', [{ path: '1', message: 'is a new order' }])];
    expect(await importFile(file)).toMatchObject({ lines: 5, created: 2, rejected: 3 });
    expect(idsTaken()).toEqual(['ad']);
    const [header, ...rows] = readFileSync(`${file}.rejected.csv`, 'utf8').trimEnd().split('\n');
    expect(header).toBe(`line,reason,${HEADER}`);
    expect(rows.map((row) => row.split(',')[0])).toEqual(['3', '6', '4']);
    expect(rows[2]).toBe(`4,is a new order,"c, ""x""",${AT},1,,`);
  });

  test('the file of rejected lines can be mended and imported; its own faults are told anew', async () => {
    const file = fileOf('mended.csv', `line,reason,${HEADER}`, `3,net,b,${AT},1,,`, `6,at,e,now,1,,`);
    expect(await importFile(file)).toMatchObject({ lines: 2, created: 1, rejected: 1 });
    const rows = readFileSync(`${file}.rejected.csv`, 'utf8').trimEnd().split('\n');
    expect(rows[0]).toBe(`line,reason,${HEADER}`);
    expect(rows[1]).toMatch(/^3,"?at must be .*,e,now,1,,$/);
    writeFileSync(file, `${HEADER}\n`);
    await importFile(file);
    expect(existsSync(`${file}.rejected.csv`)).toBe(false);
  });

  test('asks again when the service is busy or failed, as long as it says or ever longer', async () => {
    next = [
      { ...problem(429, 'too_many_requests'), headers: { 'retry-after': '7' } },
      problem(503, 'unavailable'),
      problem(500, 'internal'),
    ];
    expect(await importFile(fileOf('busy.csv', HEADER, `a,${AT},1,,`))).toMatchObject({ created: 1 });
    expect(paused).toEqual([7_000, 1_000, 2_000]);
  });

  test('gives up in the end', async () => {
    next = Array.from({ length: 8 }, () => problem(503, 'unavailable'));
    await expect(importFile(fileOf('down.csv', HEADER, `a,${AT},1,,`))).rejects.toThrow(/503 unavailable/);
    expect(paused).toHaveLength(7);
    const gone = importFile(fileOf('gone.csv', HEADER, `a,${AT},1,,`), { url: 'http://127.0.0.1:9' });
    await expect(gone).rejects.toThrow(/Nothing answers/);
  });

  test('what no line can be blamed for ends it', async () => {
    for (const refusal of [
      problem(404, 'deal_not_found'),
      problem(409, 'sales_not_open'),
      problem(401, 'no'),
    ]) {
      next = [refusal];
      await expect(importFile(fileOf('none.csv', HEADER, `a,${AT},1,,`))).rejects.toThrow(/No\./);
    }
    expect(taken).toEqual([]);
  });

  test.each<[string, () => string, RegExp]>([
    ['is not there', () => join(folder, 'nowhere.csv'), /There is no file/],
    ['is a folder', () => folder, /is a folder/],
    ['is empty', () => fileOf('empty.csv'), /is empty/],
    ['has an open quote', () => fileOf('quote.csv', HEADER, `"a,${AT},1,,`), /is no CSV/],
    ['has other columns', () => fileOf('other.csv', 'id,amount', '1,2'), /orderId is missing/],
  ])('a file that %s is said so', async (_, file, message) => {
    await expect(importFile(file())).rejects.toThrow(message);
  });
});

/** Writes a file of `count` orders without holding it. */
async function bigFile(name: string, count: number): Promise<string> {
  const path = join(folder, name);
  const out = createWriteStream(path);
  out.write(`${HEADER}\n`);
  for (let i = 0; i < count; i += 1) {
    const hasRoom = out.write(`order-${i}-of-a-large-campaign,${AT},${i},,\n`);
    if (!hasRoom) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return path;
}

test('the memory it takes does not grow with the file: 100 000 lines as 5 000', async () => {
  const growth = async (count: number) => {
    const file = await bigFile(`${count}.csv`, count);
    taken = [];
    const heap = watchHeap();
    let reports = 0;
    onReport = () => {
      reports += 1;
      if (reports % 20 === 0 || reports * 500 === count) heap.look();
    };
    expect(await importFile(file)).toMatchObject({ lines: count, created: count });
    return heap.growthBytes();
  };
  await growth(5_000);
  const small = await growth(5_000);
  const large = await growth(100_000);
  expect(large - small).toBeLessThan(2 * 1024 * 1024);
});
