import type { Plugin } from 'vite';
import { EVIDENCE_TYPES } from '../../domain/evidence/types.ts';

const NAME = 'virtual:evidence-types';
const RESOLVED = `\0${NAME}`;

/** `virtual:evidence-types`: what is taken as evidence, and how many bytes of each type. */
export function evidenceTypes(): Plugin {
  const most = Object.entries(EVIDENCE_TYPES).map(([type, { mostBytes }]) => [type, mostBytes]);
  return {
    name: 'evidence-types',
    resolveId: (source) => (source === NAME ? RESOLVED : null),
    load: (id) => (id === RESOLVED ? `export default ${JSON.stringify(Object.fromEntries(most))}` : null),
  };
}
