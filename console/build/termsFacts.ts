import type { Plugin } from 'vite';
import { type Action, actionSchema } from '../../domain/gates/gate.ts';
import { DEFAULT_CLOCKS } from '../../domain/gates/names.ts';
import { definitionOf, MACHINES } from '../../workflows/definition.ts';

const NAME = 'virtual:terms-facts';
const RESOLVED = `\0${NAME}`;

/**
 * `virtual:terms-facts`: the clocks that terms can set, as they are where nothing is said, and what a provider can be
 * allowed to do for a brand.
 */
export function termsFacts(): Plugin {
  return {
    name: 'terms-facts',
    resolveId: (source) => (source === NAME ? RESOLVED : null),
    load: (id) =>
      id === RESOLVED
        ? `export const clocks = ${JSON.stringify(DEFAULT_CLOCKS)};
export const mandate = ${JSON.stringify(actionsOfBrands())};`
        : null,
  };
}

/** What the gates of the machines let a brand do. */
function actionsOfBrands(): readonly Action[] {
  const offers = MACHINES.flatMap((machine) => [
    ...definitionOf(machine).matchAll(/"action":\s*"(\w+)",\s*"by":\s*"brand"/g),
  ]);
  const named = new Set(offers.map(([, action]) => action));
  return actionSchema.options.filter((action) => named.has(action));
}
