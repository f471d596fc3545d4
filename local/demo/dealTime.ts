import * as z from 'zod/mini';
import { call, jsonOf } from '../hook/call.ts';
import { Refused } from '../hook/refusal.ts';

const movedSchema = z.object({ now: z.string() });

/** The deal's time, which stands still until it is moved. */
export interface DealTime {
  /** Epoch ms. */
  now(): number;
  /** Until nothing can happen any more without time passing or somebody acting. */
  settle(): Promise<void>;
  /** Everything due on the way happens in order. @param instant epoch ms; the past means now */
  advanceTo(instant: number): Promise<void>;
}

/** Time as `/_local/clock` of a running Luyue gives it. @param startAt epoch ms */
export function makeDealTime(url: string, startAt: number): DealTime {
  let now = startAt;
  const advanceTo = async (instant: number) => {
    const to = new Date(Math.max(instant, now)).toISOString();
    const reply = await call(new URL('/_local/clock', url), { method: 'POST', body: JSON.stringify({ to }) });
    const moved = movedSchema.safeParse(jsonOf(reply));
    if (reply.status !== 200 || !moved.success) throw new Refused(reply);
    now = Date.parse(moved.data.now);
  };
  return { now: () => now, settle: () => advanceTo(now), advanceTo };
}
