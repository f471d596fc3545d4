import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  ExecutionDoesNotExist,
  InvalidArn,
  InvalidDefinition,
  InvalidName,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  MissingRequiredParameter,
  ResourceNotFound,
  StartExecutionCommand,
  StateMachineAlreadyExists,
  StateMachineDeleting,
  StateMachineDoesNotExist,
  StateMachineTypeNotSupported,
  StopExecutionCommand,
  TagResourceCommand,
  TooManyTags,
  UntagResourceCommand,
  UpdateStateMachineCommand,
  ValidationException,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { arn, giving, machine, roleArn, waiting, wired } from './wired.ts';

const around = wired();

describe('creating', () => {
  test('the same again is the same machine, whatever its role and tags', async () => {
    const stateMachineArn = await around.create(giving(1));
    expect(await around.create(giving(1), { roleArn: `${roleArn}2`, tags: [{ key: 'a', value: 'b' }] })).toBe(
      stateMachineArn,
    );
    const described = await around.client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(described).toMatchObject({ roleArn, type: 'STANDARD', status: 'ACTIVE' });
    expect(described.revisionId).toBeUndefined();
  });

  test.each([
    ['another definition', { definition: giving(2) }],
    ['publishing this time', { publish: true }],
  ])('%s under the same name is refused', async (_name, fields) => {
    await around.create(giving(1));
    await expect(around.create(giving(1), fields)).rejects.toThrow(StateMachineAlreadyExists);
  });

  test.each([
    ['a name with a space', { name: 'a b' }, InvalidName],
    ['a name too long', { name: 'a'.repeat(81) }, ValidationException],
    ['a definition that is not JSON', { definition: '{' }, InvalidDefinition],
    ['an Express machine', { type: 'EXPRESS' } as const, StateMachineTypeNotSupported],
    ['a description of a version that is not published', { versionDescription: 'v' }, ValidationException],
    [
      'too many tags',
      { tags: Array.from({ length: 51 }, (_, n) => ({ key: `k${n}`, value: 'v' })) },
      TooManyTags,
    ],
  ])('%s is refused', async (_name, fields, exception) => {
    await expect(around.create(giving(1), fields)).rejects.toThrow(exception);
  });

  test('an exception says what, in the words of AWS', async () => {
    await expect(
      around.client.send(new CreateStateMachineCommand({ name: '', definition: giving(1), roleArn })),
    ).rejects.toThrow(
      "1 validation error detected: Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
    await expect(
      around.client.send(new CreateStateMachineCommand({ name: 'a', definition: undefined, roleArn })),
    ).rejects.toThrow("Value null at 'definition' failed to satisfy constraint: Member must not be null");
  });
});

describe('updating', () => {
  test('gives a revision id; what runs keeps its definition', async () => {
    const stateMachineArn = await around.create(waiting);
    const executionArn = await around.start(stateMachineArn);
    const { revisionId, updateDate } = await around.client.send(
      new UpdateStateMachineCommand({ stateMachineArn, definition: giving('new') }),
    );
    expect(updateDate).toEqual(new Date(around.clock.now()));
    expect(revisionId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await around.client.send(new DescribeStateMachineCommand({ stateMachineArn }))).toMatchObject({
      definition: giving('new'),
      revisionId,
    });
    expect(
      await around.client.send(new DescribeStateMachineForExecutionCommand({ executionArn })),
    ).toMatchObject({ stateMachineArn, name: 'machine', definition: waiting, roleArn });
    expect(await around.describe(await around.start(stateMachineArn))).toMatchObject({ output: '"new"' });
  });

  test('what changes nothing makes no revision', async () => {
    const stateMachineArn = await around.create(giving(1));
    const same = new UpdateStateMachineCommand({ stateMachineArn, definition: giving(1) });
    expect((await around.client.send(same)).revisionId).toBeUndefined();
  });

  test.each([
    ['nothing to change', {}, MissingRequiredParameter],
    ['a definition that cannot run', { definition: '{}' }, InvalidDefinition],
    [
      'a machine nobody knows',
      { stateMachineArn: arn('stateMachine:none'), roleArn },
      StateMachineDoesNotExist,
    ],
    ['what is no ARN', { stateMachineArn: 'machine', roleArn }, InvalidArn],
  ])('%s is refused', async (_name, fields, exception) => {
    const stateMachineArn = await around.create(giving(1));
    await expect(
      around.client.send(new UpdateStateMachineCommand({ stateMachineArn, ...fields })),
    ).rejects.toThrow(exception);
  });
});

describe('deleting', () => {
  test('a machine at rest is gone at once, with its executions; its name is free', async () => {
    const stateMachineArn = await around.create(giving(1));
    const executionArn = await around.start(stateMachineArn, {}, 'one');
    await around.client.send(new DeleteStateMachineCommand({ stateMachineArn }));
    await expect(around.client.send(new DescribeStateMachineCommand({ stateMachineArn }))).rejects.toThrow(
      StateMachineDoesNotExist,
    );
    await expect(around.describe(executionArn)).rejects.toThrow(ExecutionDoesNotExist);
    expect(await around.create(giving(2))).toBe(stateMachineArn);
    expect(await around.describe(await around.start(stateMachineArn, {}, 'one'))).toMatchObject({
      output: '2',
    });
  });

  test('while executions run it is DELETING and takes no new ones', async () => {
    const stateMachineArn = await around.create(waiting);
    const executionArn = await around.start(stateMachineArn);
    await around.client.send(new DeleteStateMachineCommand({ stateMachineArn }));
    expect(await around.client.send(new DescribeStateMachineCommand({ stateMachineArn }))).toMatchObject({
      status: 'DELETING',
    });
    await expect(around.client.send(new StartExecutionCommand({ stateMachineArn }))).rejects.toThrow(
      StateMachineDeleting,
    );
    await expect(around.create(waiting)).rejects.toThrow(StateMachineDeleting);
    await expect(
      around.client.send(new UpdateStateMachineCommand({ stateMachineArn, roleArn })),
    ).rejects.toThrow(StateMachineDeleting);
    expect((await around.describe(executionArn)).status).toBe('RUNNING');
    await around.client.send(new StopExecutionCommand({ executionArn }));
    expect((await around.client.send(new ListStateMachinesCommand({}))).stateMachines).toEqual([]);
  });

  test('what is not there is gone already', async () => {
    await around.client.send(new DeleteStateMachineCommand({ stateMachineArn: arn('stateMachine:none') }));
  });
});

describe('tags', () => {
  test('are put, replaced and removed', async () => {
    const resourceArn = await around.create(giving(1), { tags: [{ key: 'team', value: 'a' }] });
    await around.client.send(
      new TagResourceCommand({
        resourceArn,
        tags: [
          { key: 'team', value: 'b' },
          { key: 'cost', value: 'c' },
        ],
      }),
    );
    expect((await around.client.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual([
      { key: 'cost', value: 'c' },
      { key: 'team', value: 'b' },
    ]);
    await around.client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['team', 'unknown'] }));
    expect((await around.client.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual([
      { key: 'cost', value: 'c' },
    ]);
  });
  test.each([
    ['a machine nobody knows', arn('stateMachine:none'), [{ key: 'a', value: 'b' }], ResourceNotFound],
    ['what is no ARN', 'none', [{ key: 'a', value: 'b' }], InvalidArn],
    ['a sign no tag may have', arn('stateMachine:machine'), [{ key: '<', value: 'b' }], ValidationException],
  ])('%s is refused', async (_name, resourceArn, tags, exception) => {
    await around.create(giving(1));
    await expect(around.client.send(new TagResourceCommand({ resourceArn, tags }))).rejects.toThrow(
      exception,
    );
  });
});

test('only Express machines run synchronously', async () => {
  const stateMachineArn = await around.create(machine({ A: { Type: 'Succeed' } }));
  // The official client would put `sync-` before the host's name.
  const started = around.engine.call('StartSyncExecution', { stateMachineArn, input: '{}' });
  await expect(started).rejects.toThrow('not supported by this type of state machine');
});
