import { describe, expect, test } from 'vitest';
import { templatesOf } from '../synth.ts';

/** What deals, money and evidence are in, or what they cannot be read without. */
const DATA = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
  'AWS::SecretsManager::Secret',
  'AWS::Cognito::UserPool',
  'AWS::Logs::LogGroup',
  'AWS::StepFunctions::StateMachine',
];

describe('production data', () => {
  const prod = templatesOf('prod');

  test('is destroyed by no delete of a stack, and by no replacement', () => {
    const lost = prod.resources.filter(
      ({ type, whole }) =>
        DATA.includes(type) && (whole.DeletionPolicy !== 'Retain' || whole.UpdateReplacePolicy !== 'Retain'),
    );
    expect(lost.map(({ stack, id }) => `${stack} ${id}`)).toEqual([]);
    for (const type of DATA) expect(prod.resources.map((resource) => resource.type)).toContain(type);
  });

  test('is emptied by nothing that comes with a stack', () => {
    const custom = prod.resources.filter(({ type }) => type.startsWith('Custom::'));
    expect(custom.map(({ type }) => type)).toEqual([]);
  });

  test('is in stacks that cannot be deleted by mistake', () => {
    const stacks = prod.app.node.children.filter((child) => 'terminationProtection' in child);
    expect(stacks.length).toBeGreaterThanOrEqual(prod.templates.size);
    for (const stack of stacks) expect(stack).toHaveProperty('terminationProtection', true);
  });
});

describe('a stage for trying things out', () => {
  const dev = templatesOf('dev');

  test('leaves no table, file or key behind', () => {
    const kept = dev.resources.filter(
      ({ type, whole }) => DATA.includes(type) && whole.DeletionPolicy !== 'Delete',
    );
    expect(kept.map(({ stack, id }) => `${stack} ${id}`)).toEqual([]);
  });

  test('takes none of the little concurrency that a new account has', () => {
    const reserving = dev.resources.filter(({ properties }) => 'ReservedConcurrentExecutions' in properties);
    expect(reserving.map(({ id }) => id)).toEqual([]);
  });

  test('is named apart from others in the same account', () => {
    const named = (stage: 'dev' | 'prod') =>
      templatesOf(stage).resources.flatMap(({ type, properties }) => {
        const [, name] = Object.entries(properties).find(([key]) => /^(\w*Name|Name)$/.test(key)) ?? [];
        return typeof name === 'string' && /^luyue|^\/aws/.test(name) ? [`${type} ${name}`] : [];
      });
    const shared = named('dev').filter((name) => named('prod').includes(name));
    expect(named('dev').length).toBeGreaterThan(100);
    expect(shared).toEqual([]);
  });
});
