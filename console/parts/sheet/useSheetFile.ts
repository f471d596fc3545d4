import { useRef, useState } from 'react';
import { type FileFault, type OpenedFile, openFile } from './openFile.ts';
import { parseSheet, type ReadSheet, type Sheet, type SheetFault, sheetOf } from './sheet.ts';
import type { BookSheet } from './workbook/book.ts';
import { openWorkbook } from './workbook/openWorkbook.ts';

/** `notOpened`: the file has gone or changed, or what reads workbooks could not be fetched. */
type Fault = SheetFault | FileFault | 'notOpened';

interface Book {
  readonly fileName: string;
  readonly sheets: readonly BookSheet[];
  /** Which of them is read. */
  readonly at: number;
}

/** A sheet out of a file or a text, and what is wrong with it; of two that are chosen, the later one counts. */
export function useSheetFile(
  mostRows: number,
  choose: (sheet: Sheet | null, fileName: string | null) => void,
) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [book, setBook] = useState<Book | null>(null);
  const [isReading, setReading] = useState(false);
  const latest = useRef<object>(null);
  const take = (read: ReadSheet | null, fileName: string | null) => {
    setFault(read === null || read.ok ? null : read.fault);
    choose(read?.ok === true ? read.sheet : null, fileName);
  };
  const refuse = (next: Fault) => {
    setFault(next);
    choose(null, null);
  };
  const begin = (isFile: boolean) => {
    const mine = {};
    latest.current = mine;
    setReading(isFile);
    setBook(null);
    return () => latest.current === mine;
  };
  const pick = (fileName: string, sheets: readonly BookSheet[], at: number) => {
    setBook({ fileName, sheets, at });
    const lines = (sheets[at]?.rows ?? []).map((cells, index) => ({ cells, line: index + 1 }));
    take(sheetOf(lines, mostRows), fileName);
  };
  const show = (opened: OpenedFile, fileName: string) => {
    if (opened.kind === 'fault') refuse(opened.fault);
    else if (opened.kind === 'text') take(parseSheet(opened.text, mostRows), fileName);
    else pick(fileName, opened.sheets, 0);
  };
  const open = async (file: File) => {
    const isLatest = begin(true);
    const opened = await openFile(file, openWorkbook).catch(() => null);
    if (!isLatest()) return;
    setReading(false);
    if (opened === null) refuse('notOpened');
    else show(opened, file.name);
  };
  const paste = (text: string) => {
    begin(false);
    take(text.trim() === '' ? null : parseSheet(text, mostRows), null);
  };
  return { fault, book, isReading, open, paste, pick };
}
