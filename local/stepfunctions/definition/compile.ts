import type * as z from 'zod/mini';
import { type DefinitionIssue, InvalidDefinition } from '../errors.ts';
import { isObject } from '../json.ts';
import { Faults, leaving } from './fields.ts';
import { branch, grammar, itemProcessor, jsonPathFields, machine } from './grammar.ts';
import type { Machine, State, States } from './machine.ts';
import type { Offer } from './resource.ts';
import {
  choiceState,
  failState,
  mapState,
  parallelState,
  passState,
  taskState,
  waitState,
} from './states.ts';
import { checkTransitions } from './transitions.ts';

interface Surroundings {
  readonly found: DefinitionIssue[];
  /** The path of the enclosing level. */
  readonly location: string;
  /** The query language of the enclosing level, in force unless a state says otherwise. */
  readonly language: string;
  readonly offer: Offer;
}

const nothing: Offer = { services: new Set(), actions: new Set() };

/**
 * Compiles a definition; everything the engine cannot run is refused here, never while running.
 * `offer` is what tasks may call besides functions.
 * @throws InvalidDefinition naming the state and the thing
 */
export function compileMachine(definition: string, offer: Offer = nothing): Machine {
  const found: DefinitionIssue[] = [];
  const source = parseText(definition);
  const fields = checked(machine, source, new Faults(found, 'The state machine', ''));
  if (!fields) throw new InvalidDefinition(found);
  const around = { found, location: '', language: fields.QueryLanguage ?? 'JSONPath', offer };
  const states = compileStates(fields, around, 'The state machine');
  if (found.length > 0) throw new InvalidDefinition(found);
  return fields.TimeoutSeconds === undefined ? states : { ...states, timeoutSeconds: fields.TimeoutSeconds };
}

/** Compiles one state by itself; what it leads to need not exist. @throws InvalidDefinition */
export function compileLoneState(definition: string, name: string, offer: Offer): State {
  const found: DefinitionIssue[] = [];
  const around = { found, location: '', language: 'JSONPath', offer };
  const state = compileState(name, parseText(definition), around);
  if (!state || found.length > 0) throw new InvalidDefinition(found);
  return state;
}

function parseText(definition: string): unknown {
  try {
    return JSON.parse(definition);
  } catch (error) {
    const message = `The definition is not JSON: ${error instanceof Error ? error.message : error}`;
    throw new InvalidDefinition([{ message, code: 'INVALID_JSON_DESCRIPTION', location: '/' }]);
  }
}

function compileStates(
  fields: { StartAt: string; States: Record<string, unknown> },
  around: Surroundings,
  where: string,
): States {
  const states = new Map<string, State>();
  for (const [name, source] of Object.entries(fields.States)) {
    const state = compileState(name, source, around);
    if (state) states.set(name, state);
  }
  checkTransitions(fields, new Faults(around.found, where, around.location));
  return { startAt: fields.StartAt, states };
}

function compileState(name: string, source: unknown, around: Surroundings): State | undefined {
  const faults = new Faults(around.found, `State '${name}'`, `${around.location}/States/${name}`);
  if (!isObject(source)) {
    faults.add('must be an object');
    return undefined;
  }
  const language = typeof source.QueryLanguage === 'string' ? source.QueryLanguage : around.language;
  if (language !== 'JSONata') {
    faults.add(`the query language is ${language}, only JSONata is supported`);
    return undefined;
  }
  return compileByType(name, source, { ...around, language }, faults);
}

function compileByType(
  name: string,
  source: { [key: string]: unknown },
  around: Surroundings,
  faults: Faults,
): State | undefined {
  switch (source.Type) {
    case 'Task':
      return ifSound(checked(grammar.Task, source, faults), (fields) =>
        taskState(name, fields, around.offer, faults),
      );
    case 'Choice':
      return ifSound(checked(grammar.Choice, source, faults), (fields) => choiceState(name, fields, faults));
    case 'Wait':
      return ifSound(checked(grammar.Wait, source, faults), (fields) => waitState(name, fields, faults));
    case 'Pass':
      return ifSound(checked(grammar.Pass, source, faults), (fields) => passState(name, fields, faults));
    case 'Succeed':
      return ifSound(checked(grammar.Succeed, source, faults), (fields) => ({
        type: 'Succeed',
        name,
        ...leaving(fields, '', faults),
      }));
    case 'Fail':
      return ifSound(checked(grammar.Fail, source, faults), (fields) => failState(name, fields, faults));
    case 'Parallel':
      return ifSound(checked(grammar.Parallel, source, faults), (fields) => {
        const branches = fields.Branches.map((inner, at) =>
          within(branch, inner, inside(faults, around, `Branches[${at}]`), `${faults.where} branch ${at}`),
        );
        return parallelState(
          name,
          fields,
          branches.filter((states) => states !== undefined),
          faults,
        );
      });
    case 'Map':
      return ifSound(checked(grammar.Map, source, faults), (fields) => {
        const processor = within(
          itemProcessor,
          fields.ItemProcessor,
          inside(faults, around, 'ItemProcessor'),
          `${faults.where} ItemProcessor`,
        );
        return processor && mapState(name, fields, processor, isDistributed(fields.ItemProcessor), faults);
      });
    default:
      faults.add(`Type ${JSON.stringify(source.Type)} is not supported`);
      return undefined;
  }
}

function within(
  schema: typeof branch | typeof itemProcessor,
  source: unknown,
  around: Surroundings,
  where: string,
): States | undefined {
  const faults = new Faults(around.found, where, around.location);
  const fields = checked(schema, source, faults);
  const config = fields && 'ProcessorConfig' in fields ? fields.ProcessorConfig : undefined;
  if (config && (config.Mode === 'DISTRIBUTED') !== (config.ExecutionType !== undefined)) {
    faults.add("field 'ProcessorConfig.ExecutionType' belongs to distributed maps, which must give it");
  }
  const language = fields?.QueryLanguage ?? around.language;
  return fields && compileStates(fields, { ...around, language }, where);
}

const inside = ({ location }: Faults, around: Surroundings, field: string): Surroundings => ({
  ...around,
  location: `${location}/${field}`,
});

const isDistributed = (processor: unknown): boolean =>
  isObject(processor) &&
  isObject(processor.ProcessorConfig) &&
  processor.ProcessorConfig.Mode === 'DISTRIBUTED';

const ifSound = <T, R>(value: T | undefined, then: (value: T) => R | undefined): R | undefined =>
  value === undefined ? undefined : then(value);

/** Parses with `schema`, adding one fault for each field that is unknown or wrong. */
function checked<T extends z.ZodMiniType>(
  schema: T,
  source: unknown,
  faults: Faults,
): z.infer<T> | undefined {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const at = issue.path.join('.');
    if (issue.code !== 'unrecognized_keys') faults.add(`field '${at}': ${issue.message}`, { field: at });
    else {
      for (const key of issue.keys) {
        const field = at ? `${at}.${key}` : key;
        faults.add(unknownField(field, key), { field });
      }
    }
  }
  return undefined;
}

const unknownField = (path: string, key: string): string =>
  jsonPathFields.has(key)
    ? `field '${path}' belongs to JSONPath, only JSONata is supported`
    : `field '${path}' is not supported`;
