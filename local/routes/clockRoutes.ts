import { parseClockMove } from '../clock/clockMove.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { VirtualTimeline } from '../clock/virtualTimeline.ts';
import type { LocalRoute } from '../gateway/routes.ts';
import { json, refusal } from './localhostOnly.ts';

/** `/_local/clock`: virtual time, read and moved; only read when time is real. */
export function clockRoutes(timeline: Timeline, virtual: VirtualTimeline | null): LocalRoute[] {
  const now = () => new Date(timeline.now()).toISOString();
  return [
    {
      method: 'GET',
      path: '/_local/clock',
      untracked: true,
      handle: async () => json(200, { now: now(), virtual: virtual !== null }),
    },
    {
      method: 'POST',
      path: '/_local/clock',
      untracked: true,
      handle: async ({ body }) => {
        if (virtual === null) {
          return refusal(
            409,
            'clock_is_real',
            'Time is real here. Start with LUYUE_CLOCK=virtual to move it.',
          );
        }
        const move = parseClockMove(body, virtual.now());
        if (!move.ok) return refusal(422, 'invalid_request', 'The request does not fit.', move.errors);
        const { now: reached, fired } = await virtual.advanceTo(move.toMs);
        return json(200, { now: new Date(reached).toISOString(), fired });
      },
    },
  ];
}
