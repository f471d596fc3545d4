/**
 * `next` with every part that is as `before` replaced by what stands in `base`: what a form shows can be less exact than
 * what it was filled from, and what nobody touched is not to change.
 */
export function keepUnchanged(next: unknown, before: unknown, base: unknown): unknown {
  if (JSON.stringify(next) === JSON.stringify(before)) return base;
  if (!isRecord(next) || !isRecord(before) || !isRecord(base)) return next;
  const kept = Object.entries(next).map(([name, part]) => [
    name,
    keepUnchanged(part, before[name], base[name]),
  ]);
  // What is empty in a form can still have been said.
  const unshown = Object.entries(base).filter(([name]) => !(name in next) && !(name in before));
  return Object.fromEntries([...kept, ...unshown]);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
