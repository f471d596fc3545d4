import { readFileSync } from 'node:fs';

/** The machines there are, by their folder's name. */
export const MACHINES = ['collaboration', 'dispute'] as const;
export type MachineName = (typeof MACHINES)[number];

/** The Amazon States Language text of a machine, with its `${placeholders}` as they stand in the file. */
export function definitionOf(machine: MachineName): string {
  return readFileSync(new URL(`./${machine}/${machine}.asl.json`, import.meta.url), 'utf8');
}

/**
 * Puts values in place of `${name}`, as CloudFormation's DefinitionSubstitutions do.
 * @throws Error naming a placeholder that has no value
 */
export function substitute(definition: string, values: Readonly<Record<string, string>>): string {
  return definition.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the definition names \${${name}}, which has no value`);
    return value;
  });
}

/** The names of the placeholders in a definition, each once. */
export function placeholdersOf(definition: string): string[] {
  return [...new Set([...definition.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name))];
}
