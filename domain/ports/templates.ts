import type { Template } from '../template/template.ts';
import type { KeptResult } from './deals.ts';

export interface TemplateStore {
  /** All of a tenant's, oldest first; few. Consistent. */
  ofTenant(tenantId: string): Promise<Template[]>;
  find(tenantId: string, templateId: string): Promise<Template | null>;
  /** `full` where the tenant has as many as there may be; `repeated` where something is kept under the key already. */
  add(template: Template, keep?: KeptResult): Promise<'added' | 'full' | 'repeated'>;
  /** Writes what was made of the version read, which is one lower. `stale` if somebody else was first, or it is gone. */
  save(template: Template, keep?: KeptResult): Promise<'saved' | 'stale' | 'repeated'>;
  /** `false` if there is none. */
  remove(tenantId: string, templateId: string): Promise<boolean>;
  /** What was kept under an idempotency key. */
  kept(scope: string, key: string): Promise<KeptResult | null>;
}
