import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { dealQuery } from '../../../../api/deals.ts';
import { reportSales } from '../../../../api/sales.ts';
import type { ReportRow } from './readReport.ts';
import { NOTHING_SENT, runReport } from './runReport.ts';

export type Phase = 'ready' | 'running' | 'over';

const wait = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis));

/** A report that is sent from this tab; it can be stopped, and sent again. */
export function useReport(dealId: string) {
  const client = useQueryClient();
  const [phase, setPhase] = useState<Phase>('ready');
  const [progress, setProgress] = useState(NOTHING_SENT);
  const [failure, setFailure] = useState<Error | null>(null);
  const control = useRef<AbortController>(null);
  const run = async (rows: readonly ReportRow[]) => {
    const stop = new AbortController();
    control.current = stop;
    setProgress(NOTHING_SENT);
    setFailure(null);
    setPhase('running');
    try {
      await runReport({
        ...{ rows, wait, random: Math.random, signal: stop.signal },
        send: (orders) => reportSales(dealId, orders),
        onProgress: setProgress,
      });
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    }
    setPhase('over');
    await client.invalidateQueries({ queryKey: dealQuery(dealId).queryKey });
  };
  const reset = () => {
    setProgress(NOTHING_SENT);
    setFailure(null);
    setPhase('ready');
  };
  return { phase, progress, failure, run, reset, stop: () => control.current?.abort() };
}

export type Reporting = ReturnType<typeof useReport>;
