import type { RouteDescription } from '../runtime/route.ts';
import { ANSWER_OF } from './answerExamples.ts';
import described from './answerSchemas.json' with { type: 'json' };

const JSON_TYPE = 'application/json';
/** What is not `application/json` only, by the name of its route. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  dealStatement: [JSON_TYPE, 'text/html', 'application/pdf'],
  showLinkPage: ['text/html'],
  showLinkStatement: ['text/html'],
  downloadLinkStatement: ['application/pdf'],
  downloadLinkCalendar: ['text/calendar'],
  caseFileKey: ['application/jwk-set+json'],
  showDocs: ['text/html'],
};
const SCHEMAS: ReadonlyMap<string, object> = new Map(Object.entries(described.answers));

/** What a route answers where all goes well, by status: with its schema, and an example where there is one. */
export function responsesOf(name: string, response: RouteDescription['response']) {
  if (response === undefined) return {};
  const { status, description } = response;
  const content = contentOf(name);
  if (content === undefined) return { [status]: { description } };
  if (status < 300) return { [status]: { description, content } };
  return {
    [status]: { description },
    200: { description: 'Where it is, with Accept: application/json', content },
  };
}

function contentOf(name: string) {
  const schema = SCHEMAS.get(name);
  const types = TYPES[name] ?? (schema === undefined ? [] : [JSON_TYPE]);
  if (types.length === 0) return undefined;
  return Object.fromEntries(
    types.map((type) => [type, type.endsWith('json') ? { schema, ...examplesOf(name) } : { schema: TEXT }]),
  );
}
const TEXT = { type: 'string' } as const;

function examplesOf(name: string) {
  const answer = ANSWER_OF[name];
  return answer === undefined ? {} : { examples: { [answer]: { $ref: `#/components/examples/${answer}` } } };
}
