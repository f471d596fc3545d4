import * as z from 'zod/mini';
import type { TemplateStore } from '../../domain/ports/templates.ts';
import { faultsOfTemplate, type Template, templateNameSchema } from '../../domain/template/template.ts';
import { type Terms, termsSchema } from '../../domain/terms/terms.ts';
import type { Principal } from '../runtime/principal.ts';
import { faultsProblem, Problem } from '../runtime/problem.ts';

export const templateBodySchema = z.strictObject({ name: templateNameSchema, terms: termsSchema });

/** A template as its owner sees it; `version` is to be named by whoever replaces it. */
export type TemplateView = Omit<Template, 'tenantId'>;

export function templateView({ tenantId: _, ...shown }: Template): TemplateView {
  return shown;
}

/** @throws Problem 403 for operators, who start no deals */
export function tenantOf({ role, tenantId }: Principal): string {
  if (role !== 'operator' && tenantId !== null) return tenantId;
  throw new Problem(403, 'not_allowed', 'Templates are for brands and providers.');
}

/** The caller's own template. @throws Problem 404 for any other */
export async function ownTemplate(
  templates: TemplateStore,
  principal: Principal,
  id: string | undefined,
): Promise<Template> {
  const template = await templates.find(tenantOf(principal), id ?? '');
  if (template === null) throw noTemplate();
  return template;
}

export const noTemplate = () => new Problem(404, 'not_found', 'There is no such template.');

/** @throws Problem 422 for terms that are too much to be kept */
export function refuseLarge(terms: Terms): void {
  const faults = faultsOfTemplate(terms);
  if (faults.length > 0) throw faultsProblem(422, 'invalid_request', 'The template does not fit.', faults);
}
