import { join } from 'node:path';
import { openClockFile } from './clock/clockFile.ts';
import { makeRealTimeline } from './clock/realTimeline.ts';
import type { Timeline } from './clock/timeline.ts';
import { makeVirtualTimeline, type VirtualTimeline } from './clock/virtualTimeline.ts';
import type { Settings } from './settings.ts';

export interface OpenedClock {
  readonly timeline: Timeline;
  /** `null` when time is real. */
  readonly virtual: VirtualTimeline | null;
}

/** The clock that the settings ask for; a virtual one goes on where it stood. @throws ClockFileUnreadable */
export function openClock(settings: Settings, onError: (error: unknown) => void): OpenedClock {
  if (settings.clock === 'real') return { timeline: makeRealTimeline(onError), virtual: null };
  const flowing = settings.clock === 'virtual';
  const fallbackMs = settings.startAt ?? Date.now();
  const { start, save } = openClockFile(join(settings.dataDir, 'clock.json'), { flowing, fallbackMs });
  const virtual = makeVirtualTimeline({ start, flowing, save, onError });
  return { timeline: virtual, virtual };
}
