import * as z from 'zod/mini';
import { RULES } from '../domain/actions/rules.ts';
import { DISPUTE_ACTIONS } from '../domain/gates/gate.ts';
import { ANSWERS } from './description/answerExamples.ts';
import described from './description/answerSchemas.json' with { type: 'json' };
import { AUDIENCES, audienceOf } from './description/audiences.ts';
import { BODY_EXAMPLES } from './description/bodyExamples.ts';
import { PAYLOAD_EXAMPLES } from './description/payloadExamples.ts';
import { isActing, PROBLEM_SCHEMA, REFUSAL_RESPONSES, refusalsOf } from './description/refusals.ts';
import { responsesOf } from './description/responses.ts';
import { OPERATIONS } from './operation/operations.ts';
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

const INTRODUCTION = `Money is in minor units (\`800000\` of CNY is ¥8,000.00), rates are in ppm, times are RFC 3339 in UTC, durations ISO 8601.
Lists are \`{items, nextCursor}\`. A refusal is \`application/problem+json\` (RFC 9457) with a stable \`code\`.
Fields that nobody knows are refused with their path.`;

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
    info: { title: 'Luyue', version: '1', description: INTRODUCTION },
    tags: AUDIENCES,
    paths,
    components: {
      schemas: { Problem: PROBLEM, ...payloads, ...described.schemas },
      responses: REFUSAL_RESPONSES,
      examples: Object.fromEntries(Object.entries(ANSWERS).map(([name, value]) => [name, { value }])),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key lk_… or an OIDC token' },
      },
    },
  };
}

function operation(route: Route) {
  const { name, path, access, description } = route;
  const { summary, query, response } = description;
  const content = bodyOf(route);
  return {
    operationId: name,
    tags: [audienceOf(route)],
    summary,
    ...(access === 'people' ? { security: [{ bearer: [] }] } : {}),
    parameters: [...pathParameters(path), ...queryParameters(query), ...headerParameters(route)],
    ...(content === undefined ? {} : { requestBody: { content: { 'application/json': content } } }),
    responses: {
      ...responsesOf(name, response),
      ...refusalsOf(route, content !== undefined),
      default: { description: 'A refusal', content: { 'application/problem+json': PROBLEM_SCHEMA } },
    },
  };
}

/** Its schema, with an example of it; for actions, with one of each. */
function bodyOf({ name, path, description: { body } }: Route) {
  if (path.endsWith('/actions/{action}')) {
    const actions = actionsAt(path);
    return {
      schema: { anyOf: actions.map((action) => ({ $ref: `#/components/schemas/${payloadName(action)}` })) },
      examples: Object.fromEntries(
        Object.entries(PAYLOAD_EXAMPLES)
          .filter(([action]) => actions.includes(action))
          .map(([action, value]) => [action, { value }]),
      ),
    };
  }
  if (body === undefined) return undefined;
  const example = BODY_EXAMPLES[name];
  return { schema: jsonSchema(body), ...(example === undefined ? {} : { example }) };
}

const ofDispute: readonly string[] = DISPUTE_ACTIONS;

/** What may be called there; a dispute's actions are taken at its deal, too. */
function actionsAt(path: string): string[] {
  return path.startsWith('/v1/disputes/') ? [...ofDispute] : Object.keys(RULES);
}

const payloadName = (action: string): string => `payload.${action}`;

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', ...oneOf(name === 'action' ? actionsIn(path) : operationsIn(name)) },
  }));
}

const oneOf = (names: readonly string[]) => (names.length === 0 ? {} : { enum: names });
/** The form of the creator's page knows more than what is one action. */
const actionsIn = (path: string): string[] =>
  path.startsWith('/v1/') ? actionsAt(path).filter((action) => action in PAYLOAD_EXAMPLES) : [];
const operationsIn = (name: string | undefined): string[] =>
  name === 'operation' ? [...OPERATIONS.keys()] : [];

const KEPT = 'Kept for 24 hours at least: the same key with the same body gives the first answer again.';

/** Where repeating must be harmless. */
function headerParameters({ name, path, access }: Route) {
  const takesKey = access !== 'signed' && path.startsWith('/v1/') && (isActing(path) || REPEATABLE.has(name));
  const schema = { type: 'string', minLength: 1, maxLength: 255 };
  return takesKey ? [{ name: 'Idempotency-Key', in: 'header', description: KEPT, schema }] : [];
}
const REPEATABLE = new Set(['createDeal', 'createWebhookEndpoint']);

function queryParameters(query: z.ZodMiniType | undefined) {
  if (query === undefined) return [];
  const { properties = {} } = jsonSchema(query);
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}

function jsonSchema(schema: z.ZodMiniType) {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
