import { queryOptions } from '@tanstack/react-query';
import type { TemplateView } from '../../functions/templates/templateView.ts';
import type { Page } from './page.ts';
import { command, path, request } from './request.ts';

export type { TemplateView };

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async ({ signal }) => (await request<Page<TemplateView>>({ path: '/v1/templates', signal })).items,
});

interface TemplateContent {
  readonly name: string;
  readonly terms: unknown;
}

export const createTemplate = (body: TemplateContent, idempotencyKey: string): Promise<TemplateView> =>
  request({ method: 'POST', path: '/v1/templates', body, idempotencyKey });

/** @param version the one that was read; somebody else's newer one is not overwritten */
export const replaceTemplate = (
  id: string,
  body: TemplateContent & { readonly version: number },
  idempotencyKey: string,
): Promise<TemplateView> =>
  request({ method: 'POST', path: path`/v1/templates/${id}`, body, idempotencyKey });

export const deleteTemplate = (id: string): Promise<void> =>
  command({ method: 'DELETE', path: path`/v1/templates/${id}` });
