export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export const isObject = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The type names AWS uses in its messages. */
export function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Already what JSON.parse would give back: no holes, no functions, none of JSONata's hidden array marks. */
export function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return !('sequence' in value) && !('cons' in value) && value.every(isJson);
  for (const key in value) if (!isJson(Reflect.get(value, key))) return false;
  return true;
}

/**
 * What a result means once it is stored: JSONata's sequences become plain arrays, since a variable must read
 * the same before and after a restart. A clean value is returned as it is, so passing data on costs no copy.
 * @throws TypeError for a function, which has no JSON form
 */
export function toJson(value: unknown): Json {
  if (isJson(value)) return value;
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : toJson(item)));
  if (!isObject(value) || value._jsonata_lambda === true || value._jsonata_function === true) {
    throw new TypeError(`a ${typeof value} has no JSON form`);
  }
  const copy: JsonObject = {};
  for (const [key, item] of Object.entries(value)) if (item !== undefined) copy[key] = toJson(item);
  return copy;
}

export const parseJson = (text: string): Json => JSON.parse(text);
