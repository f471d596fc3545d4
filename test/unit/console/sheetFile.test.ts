import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { fileKind } from '../../../console/parts/sheet/fileKind.ts';
import { decodeText, MOST_BYTES, openFile } from '../../../console/parts/sheet/openFile.ts';
import { sheetOf } from '../../../console/parts/sheet/sheet.ts';
import { plainNumber } from '../../../console/parts/sheet/workbook/cellText.ts';
import { readWorkbook } from '../../../console/parts/sheet/workbook/readWorkbook.ts';
import { cellsSpanned } from '../../../console/parts/sheet/workbook/span.ts';

const workbook = async (...sheets: { sheet: string; data: SheetData }[]) =>
  new Uint8Array(await writeXlsxFile(sheets).toBuffer());
/** One worksheet, written out of its XML by hand. */
const withSheetXml = async (xml: string) => {
  const parts = unzipSync(await workbook({ sheet: 'A', data: [['x']] }));
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(xml) });
};
const date = (value: string, format = 'yyyy-mm-dd hh:mm') => ({
  ...{ type: Date, value: new Date(value), format },
});
const ole = (part: string) =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    ...Buffer.alloc(600),
    ...Buffer.from(part, 'utf16le'),
  ]);

describe('a workbook', () => {
  test('is the text that a CSV file of it would be', async () => {
    const bytes = await workbook({
      sheet: '达人',
      data: [
        ['名称', '邮箱', '手机号', '坑位费', '日期', '直播时间', '已签'],
        [' 小美 ', 'm@x.io', 13_800_000_000, 9000.5, date('2026-12-05'), date('2026-12-05T20:00:00Z'), true],
        [],
        ['小丽', null, null, 129.95, date('2026-12-06'), date('2026-12-06T00:00:00Z'), false],
      ],
    });
    expect(await readWorkbook(bytes)).toEqual({
      ok: true,
      sheets: [
        {
          name: '达人',
          rows: [
            ['名称', '邮箱', '手机号', '坑位费', '日期', '直播时间', '已签'],
            ['小美', 'm@x.io', '13800000000', '9000.5', '2026-12-05', '2026-12-05 20:00', 'TRUE'],
            [],
            ['小丽', '', '', '129.95', '2026-12-06', '2026-12-06 00:00', 'FALSE'],
          ],
        },
      ],
    });
  });

  test('has its rows where they stand in it, and no more of them than may be', async () => {
    const book = await readWorkbook(await workbook({ sheet: 'A', data: [['name'], [], ['A'], ['B']] }));
    const lines = book.ok ? (book.sheets[0]?.rows ?? []).map((cells, at) => ({ cells, line: at + 1 })) : [];
    expect(sheetOf(lines, 2)).toMatchObject({ ok: true, sheet: { rows: [['A'], ['B']], lines: [3, 4] } });
    expect(sheetOf(lines, 1)).toEqual({ ok: false, fault: 'tooMany' });
    expect(sheetOf(lines.slice(0, 2), 1)).toEqual({ ok: false, fault: 'empty' });
  });

  test.each([
    ['129.94999999999999', '129.95'],
    ['0.30000000000000004', '0.3'],
    ['1.29E+3', '1290'],
    ['1E-7', '0.0000001'],
    ['-12.5', '-12.5'],
    ['1234567890123456789', '1234567890123456789'],
  ])('stores %s for %s', (stored, text) => {
    expect(plainNumber(stored)).toBe(text);
  });

  test('shows times, and dates beyond the calendar, as a spreadsheet does', async () => {
    const style = '<c r="A1" s="1"><v>1</v></c>';
    const parts = unzipSync(await workbook({ sheet: 'A', data: [[date('2026-12-05')]] }));
    const xml = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
    const styled = /s="(\d+)"/.exec(xml)?.[1];
    const cell = (place: string, value: string) =>
      style.replace('A1', place).replace('s="1"', `s="${styled}"`).replace('<v>1', `<v>${value}`);
    const row = [
      cell('A1', '46361.8333333'),
      cell('B1', '0.75'),
      cell('C1', '46361.833345'),
      cell('D1', '1E12'),
    ];
    const data = `<worksheet><sheetData><row r="1">${row.join('')}</row></sheetData></worksheet>`;
    const read = await readWorkbook(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(data) }));
    const texts = ['2026-12-05 20:00', '18:00', '2026-12-05 20:00:01', '#####'];
    expect(read).toMatchObject({ sheets: [{ rows: [texts] }] });
  });

  test('that is damaged, or none at all, is refused', async () => {
    const whole = await workbook({ sheet: 'A', data: [['name'], ['A']] });
    const fault = async (bytes: Uint8Array) => {
      const read = await readWorkbook(bytes);
      return read.ok ? null : read.fault;
    };
    expect(await fault(whole)).toBeNull();
    expect(await fault(whole.subarray(0, whole.length / 2))).toBe('brokenBook');
    expect(await fault(await withSheetXml('<worksheet><sheetData><row r="1"><c r="A1"'))).toBe('brokenBook');
    expect(await fault(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toBe('notATable');
  });

  test('that would fill the memory is refused before it does', async () => {
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('<x/>'),
      'xl/a.xml': [new Uint8Array(81_000_000), { level: 1 }],
    });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await readWorkbook(bomb)).toEqual({ ok: false, fault: 'tooLarge' });
    const far =
      '<worksheet><sheetData><row r="1"><c r="A1"/></row><row r="9999999999"/></sheetData></worksheet>';
    expect(await readWorkbook(await withSheetXml(far))).toEqual({ ok: false, fault: 'tooLarge' });
    expect(cellsSpanned('<row r="2"><c s="9" r="XFD2"/></row><row r="10"/>')).toBe(163_840);
  });
});

describe('a file', () => {
  test('is told by its content', async () => {
    const kinds = [
      ...[strToU8('name,email\n'), new Uint8Array(), strToU8('\uFEFF名称\t邮箱')],
      ...[await workbook({ sheet: 'A', data: [['x']] }), ole('EncryptedPackage'), ole('Workbook')],
      ...[
        ole('WordDocument'),
        strToU8('%PDF-1.7'),
        strToU8('\n<html><table>'),
        strToU8('\x89PNG\r\n\x1a\n\0'),
      ],
    ].map(fileKind);
    expect(kinds).toEqual([
      ...['text', 'text', 'text', 'workbook', 'lockedBook', 'oldBook'],
      ...['notATable', 'notATable', 'notATable', 'notATable'],
    ]);
  });

  test('is text as spreadsheets save it, in Chinese too, or refused for what it is', async () => {
    const open = (...parts: Uint8Array<ArrayBuffer>[]) =>
      openFile(new File(parts, 'sheet.xls'), (bytes) => readWorkbook(new Uint8Array(bytes)));
    const gb = Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0x61]);
    expect(await open(gb)).toEqual({ kind: 'text', text: '名称,a' });
    expect(decodeText(strToU8('名称,a').buffer)).toBe('名称,a');
    expect(await open(await workbook({ sheet: 'Empty', data: [[]] }, { sheet: 'B', data: [['x']] }))).toEqual(
      {
        kind: 'workbook',
        sheets: [{ name: 'B', rows: [['x']] }],
      },
    );
    expect(await open(await workbook({ sheet: 'Empty', data: [[]] }))).toEqual({
      kind: 'fault',
      fault: 'empty',
    });
    expect(await open(ole('Workbook'))).toEqual({ kind: 'fault', fault: 'oldBook' });
    expect(await open(new Uint8Array(MOST_BYTES + 1))).toEqual({ kind: 'fault', fault: 'tooLarge' });
  });
});
