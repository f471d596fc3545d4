const UNIT = /Minor$/;

/** The same with every `amountMinor` called `amount`, however deep. */
export type WithoutUnits<T> = T extends readonly (infer Item)[]
  ? readonly WithoutUnits<Item>[]
  : T extends object
    ? { readonly [K in keyof T as K extends `${infer Name}Minor` ? Name : K]: WithoutUnits<T[K]> }
    : T;

/** The API says once that amounts are in minor units: `amountMinor` is its `amount`. */
export function withoutUnits<T>(value: T): WithoutUnits<T>;
export function withoutUnits(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutUnits(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key.replace(UNIT, ''), withoutUnits(part)]),
  );
}
