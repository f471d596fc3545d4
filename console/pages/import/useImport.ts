import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { DealView } from '../../../functions/api/dealView.ts';
import { requestOnce } from '../../api/request.ts';
import { rowKey } from './rowKey.ts';
import type { ImportPlan, ImportRow } from './rows.ts';
import { type RowResult, runImport } from './runImport.ts';

export type Phase = 'ready' | 'running' | 'paused' | 'over';
export type Results = ReadonlyMap<number, RowResult>;

interface Control {
  readonly stop: AbortController;
  /** Resolved once it may go on. */
  gate: PromiseWithResolvers<void>;
}

const wait = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis));

/** An import that runs in this tab; it can be paused, stopped and, under its name, begun again. */
export function useImport() {
  const client = useQueryClient();
  const [phase, setPhase] = useState<Phase>('ready');
  const [results, setResults] = useState<Results>(new Map());
  const [failure, setFailure] = useState<Error | null>(null);
  const control = useRef<Control | null>(null);
  const start = (plan: ImportPlan) => async (row: ImportRow) => {
    const { result, isRepeated } = await requestOnce<DealView>({
      method: 'POST',
      path: '/v1/deals',
      body: row.request,
      idempotencyKey: await rowKey(plan, row),
    });
    return { dealId: result.id, isRepeated };
  };
  const run = async (plan: ImportPlan, rows: readonly ImportRow[]) => {
    const stop = new AbortController();
    const mine: Control = { stop, gate: Promise.withResolvers<void>() };
    mine.gate.resolve();
    control.current = mine;
    setResults(new Map());
    setFailure(null);
    setPhase('running');
    try {
      await runImport({
        ...{ rows, start: start(plan), wait, random: Math.random, signal: stop.signal },
        done: ({ number }, result) => setResults((before) => new Map(before).set(number, result)),
        mayGoOn: () => mine.gate.promise,
      });
    } catch (error) {
      stop.abort();
      setFailure(error instanceof Error ? error : new Error(String(error)));
    }
    setPhase('over');
    await client.invalidateQueries({ queryKey: ['deals'] });
  };
  const pause = () => {
    if (control.current === null) return;
    control.current.gate = Promise.withResolvers<void>();
    setPhase('paused');
  };
  const resume = () => {
    control.current?.gate.resolve();
    setPhase('running');
  };
  const stop = () => {
    control.current?.stop.abort();
    control.current?.gate.resolve();
  };
  const reset = () => {
    setResults(new Map());
    setPhase('ready');
  };
  return { phase, results, failure, run, pause, resume, stop, reset };
}
