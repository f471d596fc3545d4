import type { TermsPart } from './termsParts.ts';

/** A line of one side, and whether the other side has it too. */
export interface Line {
  readonly text: string;
  readonly isOnlyHere: boolean;
}

export interface Difference {
  readonly name: TermsPart['name'];
  readonly label: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Empty for what was added. */
  readonly before: readonly Line[];
  /** Empty for what was removed. */
  readonly after: readonly Line[];
}

/** What the later terms say otherwise than the earlier ones, in the order of the earlier, then what is new. */
export function differencesOf(before: readonly TermsPart[], after: readonly TermsPart[]): Difference[] {
  const left = before.flatMap((old) => {
    const now = after.find(({ name }) => name === old.name);
    return now?.value === old.value ? [] : [difference(old, now)];
  });
  const added = after
    .filter(({ name }) => before.every((old) => old.name !== name))
    .map((now) => difference(undefined, now));
  return [...left, ...added].flat();
}

function difference(old: TermsPart | undefined, now: TermsPart | undefined): Difference[] {
  const part = now ?? old;
  if (part === undefined) return [];
  const kind = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
  const { name, label } = part;
  return [{ name, label, kind, before: linesOf(old, now), after: linesOf(now, old) }];
}

/** Where both read the same although they differ (seconds of a time, an order), all of it is what differs. */
function linesOf(here: TermsPart | undefined, there: TermsPart | undefined): Line[] {
  const lines = here?.lines ?? [];
  const others = there?.lines ?? [];
  const isAlike =
    lines.every((line) => others.includes(line)) && others.every((line) => lines.includes(line));
  return lines.map((text) => ({ text, isOnlyHere: isAlike || !others.includes(text) }));
}
