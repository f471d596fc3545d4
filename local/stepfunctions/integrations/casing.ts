import type { Json, JsonObject } from '../json.ts';

/**
 * Step Functions writes every member name of a service with a capital, maps' own keys excepted. Which object is
 * a map only the service's model knows; of Step Functions' own API `assignedVariables` is the one.
 */
export function capitalMembers(value: Json): Json {
  if (Array.isArray(value)) return value.map(capitalMembers);
  if (value === null || typeof value !== 'object') return value;
  const renamed: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    renamed[capital(name)] = name === 'assignedVariables' ? member : capitalMembers(member);
  }
  return renamed;
}

/** Only the outermost names, for services whose inner names may be keys of the caller's own. */
export const capitalNames = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([name, member]) => [capital(name), member]));

/** Back to the names the service's API itself has. */
export const lowerNames = (value: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(value).map(([name, member]) => [`${name[0]?.toLowerCase()}${name.slice(1)}`, member]),
  );

const capital = (name: string): string => (name === '' ? '' : `${name[0]?.toUpperCase()}${name.slice(1)}`);
