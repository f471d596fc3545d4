import { useState } from 'react';
import { keepSetting, keptSetting } from '../../app/settings.ts';
import { type DealSearch, parseDealSearch } from './search.ts';

export interface SavedView {
  readonly name: string;
  readonly search: DealSearch;
}

const SETTING = 'dealViews';
const MOST = 30;

/** What was kept on this device; whatever is no view is left out, since anybody can write there. */
function readViews(): readonly SavedView[] {
  const kept = keptSetting(SETTING);
  const stored: unknown = kept === null ? [] : parse(kept);
  return Array.isArray(stored) ? stored.flatMap(viewOf) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function viewOf(stored: unknown): SavedView[] {
  const { name, search }: { name?: unknown; search?: unknown } = Object(stored);
  return typeof name === 'string' && name !== '' ? [{ name, search: parseDealSearch(Object(search)) }] : [];
}

/** The views that somebody saved on this device, and how to change them. One of the same name takes the other's place. */
export function useSavedViews() {
  const [views, setViews] = useState(readViews);
  const keep = (next: readonly SavedView[]) => {
    keepSetting(SETTING, JSON.stringify(next));
    setViews(next);
  };
  return {
    views,
    save: (view: SavedView) => keep([...views.filter(({ name }) => name !== view.name), view].slice(-MOST)),
    remove: (name: string) => keep(views.filter((view) => view.name !== name)),
  };
}
