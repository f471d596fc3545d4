import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { AuditEntry } from '../../../domain/ports/audit.ts';
import { type AuditFilter, fetchAudit } from '../../api/audit.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../parts/csv.ts';
import { ProblemNotice } from '../../parts/ProblemNotice.tsx';
import { saveFile } from '../../parts/saveFile.ts';
import { useWords } from '../../words/pageWords.ts';
import { auditWords } from './words.ts';

const COLUMNS = [
  'at',
  'subject',
  'did',
  'what',
  'dealId',
  'about',
  'network',
] as const satisfies readonly (keyof AuditEntry)[];

/** Everything that the filters leave, as the API says it: for whoever checks, not for reading. */
export function ExportAudit({ filter }: { filter: AuditFilter }) {
  const say = useWords(auditWords);
  const stop = useRef<AbortController>(null);
  const [count, setCount] = useState(0);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      stop.current = new AbortController();
      setCount(0);
      const csv = await exportAudit(filter, stop.current.signal, setCount);
      saveFile(csv, `luyue-audit-${new Date().toISOString().slice(0, 10)}.csv`);
    },
  });
  return (
    <>
      {isPending ? (
        <Button onClick={() => stop.current?.abort()}>
          {say('exporting', { count })} {say('stop')}
        </Button>
      ) : (
        <Button onClick={() => mutate()}>{say('export')}</Button>
      )}
      {error !== null && error.name !== 'AbortError' && <ProblemNotice error={error} retry={mutate} />}
    </>
  );
}

async function exportAudit(filter: AuditFilter, signal: AbortSignal, onProgress: (entries: number) => void) {
  const parts: Blob[] = [new Blob([BYTE_ORDER_MARK, csvLine(COLUMNS)])];
  let cursor: string | undefined;
  let count = 0;
  do {
    const { items, nextCursor } = await fetchAudit(filter, cursor, signal);
    const lines = items.map((entry) => csvLine(COLUMNS.map((column) => entry[column] ?? '')));
    parts.push(new Blob([lines.join('')]));
    count += items.length;
    onProgress(count);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return new Blob(parts, { type: 'text/csv' });
}
