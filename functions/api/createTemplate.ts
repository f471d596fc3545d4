import { ulid } from 'ulid';
import { MOST_TEMPLATES, type Template } from '../../domain/template/template.ts';
import { toInstant } from '../../domain/time.ts';
import { parseBody } from '../runtime/body.ts';
import { earlierResult, intentOf } from '../runtime/idempotency.ts';
import { jsonResponse, Problem } from '../runtime/problem.ts';
import { clock } from '../runtime/providers/clock.ts';
import { templates } from '../runtime/providers/templates.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import { refuseLarge, templateBodySchema, templateView, tenantOf } from '../templates/templateView.ts';

export const createTemplate = defineRoute({
  name: 'createTemplate',
  method: 'POST',
  path: '/v1/templates',
  description: {
    summary: 'Keep terms under a name, to start deals from',
    body: templateBodySchema,
    response: { status: 201, description: '{id, name, terms, version, createdAt, updatedAt}' },
  },
  needs: { templates, clock },
  make: (services) => async (request) => {
    const tenantId = tenantOf(request.principal);
    const body = parseBody(templateBodySchema, request.body);
    refuseLarge(body.terms);
    const intent = intentOf(request.headers['idempotency-key'], `${tenantId}:POST /v1/templates`, body);
    const earlier = await earlierResult(services.templates, intent);
    if (earlier !== null) return earlier;

    const now = services.clock.now();
    const at = toInstant(now);
    const template: Template = {
      ...{ id: `tpl_${ulid(now)}`, tenantId, ...body },
      ...{ createdAt: at, updatedAt: at, version: 1 },
    };
    const view = templateView(template);
    const keep = intent === null ? undefined : { ...intent, status: 201, body: view };
    const result = await services.templates.add(template, keep);
    if (result === 'added') return jsonResponse(201, view, { location: `/v1/templates/${template.id}` });
    const first = result === 'repeated' ? await earlierResult(services.templates, intent) : null;
    if (first !== null) return first;
    throw new Problem(409, 'too_many_templates', `There may be ${MOST_TEMPLATES} templates.`);
  },
});
export const handler = lambda(createTemplate);
