const units: readonly (readonly [string, number])[] = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
];

/** The two largest units: `3d 4h`, `2m 5s`, `0.25s`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${Math.round(Math.max(0, seconds) * 100) / 100}s`;
  let rest = Math.round(seconds);
  const parts = units.map(([unit, size]): [string, number] => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return [unit, count];
  });
  const first = parts.findIndex(([, count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => `${count}${unit}`)
    .join(' ');
}

/** Seconds since 1970 as a time of day in UTC. */
export const clockTime = (seconds: number): string =>
  new Date(seconds * 1000)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.000Z$/, 'Z');
