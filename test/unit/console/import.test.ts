import { describe, expect, test } from 'vitest';
import { ApiProblem } from '../../../console/api/problem.ts';
import { guessMapping } from '../../../console/pages/import/columns.ts';
import { earliestDate, NO_TIME } from '../../../console/pages/import/rowDate.ts';
import { rowKey } from '../../../console/pages/import/rowKey.ts';
import { type ImportPlan, MOST_ROWS, readRows } from '../../../console/pages/import/rows.ts';
import { type RowResult, runImport } from '../../../console/pages/import/runImport.ts';
import { rejectedCsv } from '../../../console/parts/sheet/rejectedRows.ts';
import { parseSheet, type Sheet } from '../../../console/parts/sheet/sheet.ts';

const plan: ImportPlan = {
  ...{ name: 'spring', currency: 'CNY', brandId: '', providerId: '' },
  ...{ kind: 'livestream', due: '2026-12-01T20:00' },
  terms: { fixedFee: 800_000 },
};
const NOW = Date.parse('2026-11-01T00:00:00Z');
const sheetIn = (text: string): Sheet => {
  const read = parseSheet(text, MOST_ROWS);
  if (!read.ok) throw new Error(read.fault);
  return read.sheet;
};
const rowsIn = (text: string, of = plan) => {
  const sheet = sheetIn(text);
  return readRows(sheet, guessMapping(sheet.columns), of, NOW);
};

describe('a sheet', () => {
  test.each([
    [
      'commas, quotes and a mark',
      '\uFEFFName,Email\r\n"Mei, Xiao",m@x.io\r\n"a ""b""\nc", n@x.io \r\n',
      [2, 4],
    ],
    ['tabs', 'Name\tEmail\nMei, Xiao\tm@x.io\n"a ""b""\nc"\tn@x.io', [2, 4]],
    [
      'semicolons and empty lines',
      'Name;Email\n\n"Mei, Xiao";m@x.io\n;\n"a ""b""\nc";n@x.io;surplus\n',
      [3, 6],
    ],
  ])('is read with %s', (_, text, lines) => {
    expect(sheetIn(text)).toEqual({
      lines,
      columns: ['Name', 'Email'],
      rows: [
        ['Mei, Xiao', 'm@x.io'],
        ['a "b"\nc', 'n@x.io'],
      ],
    });
  });

  test.each([
    ['', 'empty'],
    ['name,email\n', 'empty'],
    ['name,email\n"open,m@x.io', 'broken'],
    [`name\n${'x\n'.repeat(MOST_ROWS + 1)}`, 'tooMany'],
  ])('is refused: %#', (text, fault) => {
    expect(parseSheet(text, MOST_ROWS)).toEqual({ ok: false, fault });
  });

  test('has its columns recognised by what people call them', () => {
    expect(guessMapping(['达人名称', 'E-Mail', '手机号', '坑位费（元）', 'Remarks'])).toEqual({
      ...{ name: 0, email: 1, phone: 2, fixedFee: 3 },
    });
    expect(guessMapping(['Email Address', 'Creator Name', 'Fixed fee (CNY)', 'PO', ''])).toEqual({
      ...{ email: 0, name: 1, fixedFee: 2, reference: 3 },
    });
  });

  test.each([
    ...['日期', '直播时间', '开播时间（北京时间）', '发布日期', '截止', '截止日期'],
    ...['Date', 'Stream date', 'Scheduled at', 'Due', 'Publish by', 'scheduledAt', 'due_date'],
  ])('may say in %s when the work is due', (column) => {
    expect(guessMapping(['name', column])).toEqual({ name: 0, date: 1 });
  });
});

describe('a row', () => {
  test('is the deal it asks for, with a fee of its own where it has one', () => {
    const [first, second] = rowsIn(
      '名称,邮箱,坑位费,语言,手机\n小美,m@x.io,"¥9,000.50",英文,\'+8613800000000\n小丽,l@x.io,,,',
    );
    expect(first?.request).toEqual({
      reference: 'spring-001',
      creator: { name: '小美', email: 'm@x.io', phone: '+8613800000000', locale: 'en' },
      terms: { fixedFee: 900_050 },
    });
    expect(second).toMatchObject({
      number: 3,
      request: { reference: 'spring-002', terms: plan.terms },
      faults: [],
    });
  });

  test('says what is wrong with it before anybody is asked', () => {
    const faults = rowsIn(
      'name,email,fee,language\n,m@x.io,1,\nA,nobody,1,\nB,b@x.io,cheap,fr\nC,c@x.io,,\nC,C@X.io,,',
    ).map((row) => row.faults.map(({ field }) => field));
    expect(faults).toEqual([['name'], ['email'], ['locale', 'fixedFee'], [], ['row']]);
  });

  test('with a date of its own is due then, a day at the hour of the terms', () => {
    const text = [
      ...['name,email,date', 'A,a@x.io,2026-12-05 19:30', 'B,b@x.io,2026/12/6', 'C,c@x.io,'],
      ...['D,d@x.io,2026-12-07T19:30:00+08:00', 'E,e@x.io,2026年12月8日 19：30', ''],
    ].join('\n');
    const local = (day: number, hour: number, minute = 0) =>
      new Date(2026, 11, day, hour, minute).toISOString();
    const own = [local(5, 19, 30), local(6, 20), null, '2026-12-07T11:30:00.000Z', local(8, 19, 30)];
    const terms = { fixedFee: 1, deliverable: { kind: 'video', dueAt: 'of the terms', minSeconds: 30 } };
    const rows = rowsIn(text, { ...plan, kind: 'video', terms });
    expect(rows.flatMap(({ faults }) => faults)).toEqual([]);
    expect(rows.map(({ at }) => at)).toEqual(own);
    expect(rows.map(({ request }) => request.terms)).toEqual(
      own.map((dueAt) => ({
        ...terms,
        deliverable: { ...terms.deliverable, ...(dueAt === null ? {} : { dueAt }) },
      })),
    );
    expect(rowsIn(text, { ...plan, terms })[0]?.request.terms.deliverable).toMatchObject({
      scheduledAt: own[0],
    });
  });

  test.each([
    ['tomorrow', 'must be a date and time'],
    ['2026-02-30 20:00', 'must be a date and time'],
    ['2026-10-01 20:00', 'must be in the future'],
    ['2026-12-05', NO_TIME],
    ['', 'must not be empty'],
  ])('whose date is %j is refused where the terms have none', (date, message) => {
    const [row] = rowsIn(`name,email,date\nA,a@x.io,${date}`, { ...plan, due: '' });
    expect(row?.faults).toEqual([{ field: 'date', message }]);
  });

  test('stands in for the date of the terms if it is the first that is due', () => {
    const earliest = (text: string) => {
      const sheet = sheetIn(text);
      return earliestDate(sheet, guessMapping(sheet.columns), NOW);
    };
    const dates = [
      '2026-12-09T00:00:00Z',
      '2026-12-05T08:00:00+08:00',
      '2026-10-01T00:00:00Z',
      'x',
      '2026-12-01',
    ];
    expect(earliest(`name,date\n${dates.map((date) => `A,${date}`).join('\n')}`)).toBe(
      '2026-12-05T00:00:00.000Z',
    );
    expect(earliest('name,date\nA,2026-12-01')).toBeNull();
    expect(earliest('name,email\nA,2026-12-05T00:00:00Z')).toBeNull();
  });

  test('is counted as the spreadsheet does', () => {
    expect(rowsIn('\nname,email\n\nA,a@x.io').map(({ number }) => number)).toEqual([4]);
  });

  test('keeps its key wherever it is moved and whatever else changes, and shares it with no other', async () => {
    const keys = (text: string, name = 'spring') =>
      Promise.all(rowsIn(text, { ...plan, name }).map((row) => rowKey({ name }, row)));
    const [mei, li] = await keys('name,email\nA,m@x.io\nB,l@x.io');
    expect(await keys('email,name,fee\nl@x.io,Other,1\nM@x.io,A,')).toEqual([li, mei]);
    expect(mei).not.toBe(li);
    expect(await keys('name,email\nA,m@x.io', 'autumn')).not.toEqual([mei]);
    expect(await keys('name,email,ref\nA,m@x.io,1\nA,m@x.io,2')).toHaveLength(2);
    expect(mei).toMatch(/^import-[0-9a-f]{64}$/);
  });
});

describe('an import', () => {
  const rows = rowsIn(`name,email\n${Array.from({ length: 9 }, (_, n) => `A,a${n}@x.io`).join('\n')}`);
  const problem = (status: number, code = 'x') => new ApiProblem(status, { code, detail: code });
  const run = async (start: (email: string, tries: number) => string, stopsAfter = 9) => {
    const stop = new AbortController();
    const results = new Map<string, RowResult>();
    const tries = new Map<string, number>();
    const waits: number[] = [];
    let atOnce = 0;
    let most = 0;
    await runImport({
      rows,
      start: async ({ request: { creator } }) => {
        const { email = '' } = creator;
        tries.set(email, (tries.get(email) ?? 0) + 1);
        atOnce += 1;
        most = Math.max(most, atOnce);
        await Promise.resolve();
        atOnce -= 1;
        return { dealId: start(email, tries.get(email) ?? 0), isRepeated: email === 'a1@x.io' };
      },
      done: ({ request }, result) => {
        results.set(request.creator.email ?? '', result);
        if (results.size === stopsAfter) stop.abort();
      },
      mayGoOn: () => Promise.resolve(),
      signal: stop.signal,
      wait: async (millis) => {
        waits.push(millis);
      },
      random: () => 1,
    });
    return { results, tries, waits, most };
  };
  const fails = (error: ApiProblem): string => {
    throw error;
  };

  test('asks for a few at a time, and tells what was there before from what is new', async () => {
    const { results, most } = await run((email) => `deal ${email}`);
    expect(results.size).toBe(9);
    expect(most).toBe(4);
    expect(results.get('a1@x.io')).toEqual({ kind: 'already', dealId: 'deal a1@x.io' });
    expect(results.get('a0@x.io')).toEqual({ kind: 'started', dealId: 'deal a0@x.io' });
  });

  test('tries again, ever later, where the API had no time, and gives up on what stays refused', async () => {
    const refused = problem(422);
    const gone = problem(503);
    const { results, tries, waits } = await run((email, count) => {
      if (email === 'a2@x.io') return fails(refused);
      if (email === 'a3@x.io') return fails(problem(422, 'idempotency_key_reused'));
      if (email === 'a4@x.io' && count < 3) return fails(problem(429));
      return email === 'a5@x.io' ? fails(gone) : 'deal';
    });
    expect(results.get('a2@x.io')).toEqual({ kind: 'refused', problem: refused });
    expect(results.get('a3@x.io')).toEqual({ kind: 'different' });
    expect(results.get('a4@x.io')).toMatchObject({ kind: 'started' });
    expect(results.get('a5@x.io')).toEqual({ kind: 'refused', problem: gone });
    expect([tries.get('a2@x.io'), tries.get('a4@x.io'), tries.get('a5@x.io')]).toEqual([1, 3, 6]);
    expect(waits.toSorted((a, b) => a - b)).toEqual([2000, 2000, 4000, 4000, 8000, 16_000, 30_000]);
  });

  test('begins no row while it is paused', async () => {
    const gate = Promise.withResolvers<void>();
    const started: number[] = [];
    const running = runImport({
      ...{ rows, wait: () => Promise.resolve(), random: () => 1, signal: new AbortController().signal },
      start: async ({ number }) => {
        started.push(number);
        return { dealId: 'deal', isRepeated: false };
      },
      done: () => undefined,
      mayGoOn: () => gate.promise,
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(started).toEqual([]);
    gate.resolve();
    await running;
    expect(started).toHaveLength(9);
  });

  test('begins no row once it was stopped', async () => {
    const { results, tries } = await run(() => 'deal', 3);
    expect(results.size).toBe(tries.size);
    expect(tries.size).toBeLessThan(9);
  });

  test('hands out what was rejected as a sheet that can be imported again, with no formula in it', async () => {
    const sheet = sheetIn('name,email\n=1+1,nobody\nB,b@x.io');
    const bad = readRows(sheet, guessMapping(sheet.columns), plan, NOW);
    const heading = { row: 'Row', problem: 'Problem' };
    const text = await rejectedCsv(sheet, bad, heading, ({ faults }) => faults[0]?.message ?? null).text();
    expect(text).toBe("name,email,Row,Problem\r\n'=1+1,nobody,2,must be a mail address\r\n");
    expect(sheetIn(text).rows[0]?.slice(0, 2)).toEqual(['=1+1', 'nobody']);
  });
});
