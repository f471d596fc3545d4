const UNIT = /Minor$/;

/** The API says once that amounts are in minor units: `amountMinor` is its `amount`. */
export function withoutUnits(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUnits);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key.replace(UNIT, ''), withoutUnits(part)]),
  );
}
