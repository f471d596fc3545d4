import type { ImportPlan, ImportRow } from './rows.ts';

/**
 * The idempotency key of a row: the same whenever the import of this name comes to this creator again, however its rows
 * were moved meanwhile. Content that changed does not make it another: then the API refuses it rather than asking
 * somebody twice.
 */
export async function rowKey({ name }: Pick<ImportPlan, 'name'>, { identity }: ImportRow): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(['import', name.trim(), identity]));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `import-${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
