import { describe, expect, test } from 'vitest';
import { ApiProblem } from '../../../console/api/problem.ts';
import { type ReportRow, readReport } from '../../../console/pages/deal/sales/report/readReport.ts';
import {
  batchesOf,
  type ReportProgress,
  type ReportRun,
  runReport,
} from '../../../console/pages/deal/sales/report/runReport.ts';
import { faultsText } from '../../../console/pages/deal/sales/report/whyRejected.ts';
import { parseOrderSearch } from '../../../console/pages/deal/sales/search.ts';
import { readMoment } from '../../../console/parts/sheet/readMoment.ts';
import { parseSheet } from '../../../console/parts/sheet/sheet.ts';

const AT = '2026-12-02T00:00:00Z';
const readIn = (text: string, currency: string | null = 'CNY') => {
  const read = parseSheet(text, 50_000);
  if (!read.ok) throw new Error(read.fault);
  return readReport(read.sheet, currency);
};
const rowsFor = (...ids: string[]) =>
  readIn(`orderId,at,net\n${ids.map((id) => `${id},${AT},1\n`).join('')}`).rows;
const nothing = { created: 0, corrected: 0, unchanged: 0, outsideAttribution: 0 };
const refusal = (status: number, errors: { path: string; message: string }[] = []) =>
  new ApiProblem(status, { code: 'invalid_request', detail: '', errors });

describe('a sheet of orders', () => {
  test('is read by what people call its columns, in yuan or in fen', () => {
    const text = `备注,订单号,下单时间,成交净额（元）,退款金额,发货前取消\nx,T-1,${AT},"¥1,290.50",0.5,是\n`;
    const { rows, missing, unused } = readIn(text);
    expect(rows).toEqual([
      {
        ...{ number: 2, orderId: 'T-1', faults: [] },
        cells: ['x', 'T-1', AT, '¥1,290.50', '0.5', '是'],
        order: { orderId: 'T-1', at: AT, net: 129_050, refunded: 50, cancelledBeforeShipping: true },
      },
    ]);
    expect([missing, unused]).toEqual([[], ['备注']]);
    expect(readIn(`orderId,at,net\na,${AT},129050\n`, null).rows[0]?.order?.net).toBe(129_050);
  });

  test('says in which line what is wrong, all of it at once and in words', () => {
    const { rows } = readIn(`orderId,at,net,refunded\n\na,${AT},1,\n,yesterday,1.555,x\n`);
    expect(rows.map(({ number, order }) => [number, order?.orderId])).toEqual([
      [3, 'a'],
      [4, undefined],
    ]);
    expect(rows[1]?.faults.map(({ column }) => column)).toEqual(['orderId', 'at', 'net', 'refunded']);
    const text = faultsText(rows[1]?.faults ?? [], (name) => `<${name}>`, 'zh-CN');
    expect(text).toBe(
      [
        '<column_orderId>：请填写',
        '<column_at>：请填写完整的日期和时间',
        '<column_net>：请填写金额，例如 129，最多 2 位小数',
        '<column_refunded>：请填写金额，例如 129，最多 2 位小数',
      ].join(' · '),
    );
  });

  test('without a column that is needed says which', () => {
    expect(readIn('orderId,net\na,1\n').missing).toEqual(['at']);
    expect(readIn(`orderId,at,net,net,\na,${AT},1,2,stray\n`)).toMatchObject({
      unused: ['net'],
      rows: [{ order: { net: 100 } }],
    });
  });
});

describe('a moment on a sheet', () => {
  const local = (...parts: [number, number, number, number, number, number]) =>
    new Date(...parts).toISOString();
  test.each([
    [AT, AT],
    ['2026-12-02T08:00:00+08:00', '2026-12-02T00:00:00.000Z'],
    ['2026-12-02 08:00 +0800', '2026-12-02T00:00:00.000Z'],
    ['2026-12-02 20:15', local(2026, 11, 2, 20, 15, 0)],
    ['2026/12/2 20:15:09', local(2026, 11, 2, 20, 15, 9)],
    ['2026-12-02T20:15:09.123', local(2026, 11, 2, 20, 15, 9)],
  ])('%s is %s', (text, at) => {
    expect(readMoment(text)).toEqual({ at });
  });

  test.each([
    '',
    'yesterday',
    '2026-12-02',
    '2026-02-30 10:00',
    '2026-12-02 25:00',
    '2026-12-02 10:61',
    '2026-13-45T00:00:00Z',
    '2026-02-31T10:00:00Z',
    '2026-02-31T10:00:00+08:00',
    '2026-04-31 10:00 +0800',
  ])('%j is none', (text) => {
    expect(readMoment(text)).toEqual({ message: 'must be a date and time' });
  });
});

describe('a report', () => {
  test('goes in batches of 500, a later row about the same order behind the earlier one', () => {
    const many = Array.from({ length: 1_001 }, (_, index) => `o-${index}`);
    expect(batchesOf(rowsFor(...many)).map((batch) => batch.length)).toEqual([500, 500, 1]);
    const ids = batchesOf(rowsFor('a', 'b', 'a', 'b', 'c')).map((batch) =>
      batch.map(({ orderId }) => orderId),
    );
    expect(ids).toEqual([
      ['a', 'b'],
      ['a', 'b', 'c'],
    ]);
    expect(batchesOf(readIn('orderId,at,net\n,now,1\n').rows)).toEqual([]);
  });

  async function played(
    rows: readonly ReportRow[],
    answers: (readonly unknown[])[],
    stop = new AbortController(),
  ) {
    const sent: string[][] = [];
    const waits: number[] = [];
    const seen: ReportProgress[] = [];
    const run: ReportRun = {
      ...{ rows, signal: stop.signal, random: () => 1, onProgress: (progress) => seen.push(progress) },
      wait: async (millis) => void waits.push(millis),
      send: async (orders) => {
        sent.push(orders.map(({ orderId }) => orderId));
        const [problem] = answers.shift() ?? [];
        if (problem !== undefined) throw problem;
        return { ...nothing, created: orders.length };
      },
    };
    const failure = await runReport(run).catch((error: unknown) => error);
    return { sent, waits, last: seen.at(-1), seen, failure };
  }

  test('of which some orders are refused is sent again without them', async () => {
    const errors = [
      { path: '1.refunded', message: 'must not exceed net' },
      { path: '1.at', message: 'must be a date and time' },
      { path: '2', message: 'is a new order, and the sales are settled' },
    ];
    const { sent, last } = await played(rowsFor('a', 'b', 'c', 'd'), [[refusal(400, errors)]]);
    expect(sent).toEqual([
      ['a', 'b', 'c', 'd'],
      ['a', 'd'],
    ]);
    expect(last).toEqual({
      done: 4,
      receipt: { ...nothing, created: 2 },
      refused: new Map([
        [
          3,
          [
            { column: 'refunded', message: 'must not exceed net' },
            { column: 'at', message: 'must be a date and time' },
          ],
        ],
        [4, [{ column: null, message: 'is a new order, and the sales are settled' }]],
      ]),
    });
  });

  test('is tried again where that may help, ever later, and given up in the end', async () => {
    const busy = [refusal(503)];
    const { sent, waits, last } = await played(rowsFor('a'), [busy, [refusal(0)]]);
    expect([sent.length, waits, last?.receipt.created]).toEqual([3, [2_000, 4_000], 1]);
    const lost = await played(
      rowsFor('a'),
      Array.from({ length: 9 }, () => busy),
    );
    expect([lost.sent.length, lost.failure]).toEqual([6, busy[0]]);
  });

  test.each([
    ['for another reason', refusal(409)],
    ['for what is about no order', refusal(400, [{ path: 'orders', message: 'too large' }])],
    ['by a fault of ours', new TypeError('no')],
  ])('refused %s ends, and what was sent before stays', async (_, problem) => {
    const many = Array.from({ length: 501 }, (_, index) => `o-${index}`);
    const { failure, last, sent } = await played(rowsFor(...many), [[], [problem]]);
    expect([failure, last?.receipt.created, sent.length]).toEqual([problem, 500, 2]);
  });

  test('stopped begins no further batch', async () => {
    const stop = new AbortController();
    stop.abort();
    expect((await played(rowsFor('a'), [], stop)).sent).toEqual([]);
  });
});

test('the address says which orders are shown, and nothing else', () => {
  expect(parseOrderSearch({ kind: 'refunded', q: 1001, report: true, more: 1 })).toEqual({
    ...{ kind: 'refunded', q: '1001', report: true },
  });
  expect(parseOrderSearch({ kind: 'all', q: '', report: 'yes' })).toEqual({});
});
