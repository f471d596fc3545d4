import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import described from '../../functions/description/answerSchemas.json' with { type: 'json' };
import { ROUTES } from '../../functions/routes.ts';

/** Routes by how they are asked for; what is written out goes before what is not. */
const PATTERNS = ROUTES.map(({ name, method, path }) => ({
  name,
  params: path.split('{').length,
  asked: new RegExp(`^${method} ${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
})).toSorted((a, b) => a.params - b.params);

const ajv = new Ajv2020({ allowUnionTypes: true, strict: false });
ajv.addSchema({ $id: 'answers:', components: { schemas: closed(described.schemas) } });
const answers: ReadonlyMap<string, unknown> = new Map(Object.entries(described.answers));
const validators = new Map<string, ValidateFunction>();

/** Expects a good answer to be what the API's description says of its route, without a field that it does not name. */
export function expectAsDescribed(method: string, path: string, body: unknown): void {
  const [bare = ''] = path.split('?');
  const route = PATTERNS.find(({ asked }) => asked.test(`${method} ${bare}`))?.name ?? '';
  const schema = answers.get(route);
  if (schema === undefined) return;
  const validate = validators.get(route) ?? ajv.compile(closed(schema));
  validators.set(route, validate);
  const isFit = validate(body);
  expect(isFit ? [] : validate.errors, `${route} answers as described: ${JSON.stringify(body)}`).toEqual([]);
}

/** Whoever reads the description has to bear new fields; whoever writes it must not forget them. */
function closed(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    if (key === '$ref') return String(value).replace('#/', 'answers:#/');
    const isObject = value?.type === 'object' && value.properties !== undefined;
    return isObject ? { additionalProperties: false, ...value } : value;
  });
}
