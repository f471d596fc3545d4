import * as z from 'zod/mini';
import { type AnsweringAction, RULES } from '../domain/actions/rules.ts';
import type { Route } from './runtime/route.ts';

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable.' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
} as const;

/** OpenAPI 3.1, made from the schemas that validate (DESIGN §7). */
export function describeApi(routes: readonly Route[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  const payloads = Object.fromEntries(
    Object.entries(RULES).map(([action, rule]) => [payloadName(action), jsonSchema(rule.payload)]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Luyue',
      version: '1',
      description: 'Money in minor units, rates in ppm, times RFC 3339 UTC.',
    },
    paths,
    components: {
      schemas: { Problem: PROBLEM, ...payloads },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key lk_… or an OIDC token' },
      },
    },
  };
}

function operation({ name, path, access, description }: Route) {
  const { summary, body, query, response } = description;
  const schema = path.endsWith('/actions/{action}')
    ? { anyOf: Object.keys(RULES).map((action) => ({ $ref: `#/components/schemas/${payloadName(action)}` })) }
    : body && jsonSchema(body);
  return {
    operationId: name,
    summary,
    ...(access === 'people' ? { security: [{ bearer: [] }] } : {}),
    parameters: [...pathParameters(path), ...queryParameters(query)],
    ...(schema === undefined ? {} : { requestBody: { content: { 'application/json': { schema } } } }),
    responses: {
      ...(response === undefined ? {} : { [response.status]: { description: response.description } }),
      default: {
        description: 'A refusal',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const payloadName = (action: AnsweringAction | string): string => `payload.${action}`;

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodMiniType | undefined) {
  if (query === undefined) return [];
  const { properties = {} } = jsonSchema(query);
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}

function jsonSchema(schema: z.ZodMiniType) {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
