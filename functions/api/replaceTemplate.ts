import * as z from 'zod/mini';
import type { Template } from '../../domain/template/template.ts';
import { toInstant } from '../../domain/time.ts';
import { parseBody } from '../runtime/body.ts';
import { earlierResult, intentOf } from '../runtime/idempotency.ts';
import { jsonResponse, Problem } from '../runtime/problem.ts';
import { clock } from '../runtime/providers/clock.ts';
import { templates } from '../runtime/providers/templates.ts';
import { defineRoute } from '../runtime/route.ts';
import { lambda } from '../runtime/step.ts';
import {
  ownTemplate,
  refuseLarge,
  templateBodySchema,
  templateView,
  tenantOf,
} from '../templates/templateView.ts';

const bodySchema = z.extend(templateBodySchema, { version: z.int() });

export const replaceTemplate = defineRoute({
  name: 'replaceTemplate',
  method: 'POST',
  path: '/v1/templates/{id}',
  description: {
    summary: 'Replace a template: its name, its terms, or both; `version` is the one that was read',
    body: bodySchema,
    response: { status: 200, description: '{id, name, terms, version, createdAt, updatedAt}' },
  },
  needs: { templates, clock },
  make: (services) => async (request) => {
    const tenantId = tenantOf(request.principal);
    const body = parseBody(bodySchema, request.body);
    refuseLarge(body.terms);
    const scope = `${tenantId}:POST /v1/templates/${request.params.id}`;
    const intent = intentOf(request.headers['idempotency-key'], scope, body);
    const earlier = await earlierResult(services.templates, intent);
    if (earlier !== null) return earlier;

    const read = await ownTemplate(services.templates, request.principal, request.params.id);
    const { version, name, terms } = body;
    const updatedAt = toInstant(services.clock.now());
    const next: Template = { ...read, name, terms, updatedAt, version: version + 1 };
    const view = templateView(next);
    const keep = intent === null ? undefined : { ...intent, status: 200, body: view };
    const result = await services.templates.save(next, keep);
    if (result === 'saved') return jsonResponse(200, view);
    const first = result === 'repeated' ? await earlierResult(services.templates, intent) : null;
    if (first !== null) return first;
    throw new Problem(409, 'template_changed', 'Somebody changed this template meanwhile: read it again.');
  },
});
export const handler = lambda(replaceTemplate);
