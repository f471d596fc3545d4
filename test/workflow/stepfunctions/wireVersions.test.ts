import {
  ConflictException,
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineAliasCommand,
  DeleteStateMachineCommand,
  DeleteStateMachineVersionCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  InvalidArn,
  ListExecutionsCommand,
  ListStateMachineAliasesCommand,
  ListStateMachineVersionsCommand,
  PublishStateMachineVersionCommand,
  ResourceNotFound,
  ServiceQuotaExceededException,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
  ValidationException,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { arn, giving, present, roleArn, waiting, wired } from './wired.ts';

const around = wired();

/** Versions 1 to `count`, giving their number. */
async function published(count: number): Promise<string> {
  const stateMachineArn = await around.create(giving(1), { publish: true });
  for (let n = 2; n <= count; n++) {
    await around.client.send(
      new UpdateStateMachineCommand({ stateMachineArn, definition: giving(n), publish: true }),
    );
  }
  return stateMachineArn;
}

const route = (machine: string, weights: Record<number, number>) =>
  Object.entries(weights).map(([version, weight]) => ({
    stateMachineVersionArn: `${machine}:${version}`,
    weight,
  }));

const alias = (machine: string, weights: Record<number, number>, fields: object = {}) =>
  around.client.send(
    new CreateStateMachineAliasCommand({
      name: 'PROD',
      routingConfiguration: route(machine, weights),
      ...fields,
    }),
  );

describe('versions', () => {
  test('are numbered snapshots, published once for each revision', async () => {
    const request = {
      name: 'machine',
      definition: giving(1),
      roleArn,
      publish: true,
      versionDescription: 'a',
    };
    const made = await around.client.send(new CreateStateMachineCommand(request));
    const stateMachineArn = present(made.stateMachineArn);
    expect(made.stateMachineVersionArn).toBe(`${stateMachineArn}:1`);
    expect(await around.client.send(new CreateStateMachineCommand(request))).toMatchObject({
      stateMachineVersionArn: `${stateMachineArn}:1`,
    });
    const publish = new PublishStateMachineVersionCommand({ stateMachineArn });
    expect((await around.client.send(publish)).stateMachineVersionArn).toBe(`${stateMachineArn}:1`);
    const { revisionId } = await around.client.send(
      new UpdateStateMachineCommand({ stateMachineArn, definition: giving(2) }),
    );
    expect(
      await around.client.send(
        new PublishStateMachineVersionCommand({ stateMachineArn, revisionId, description: 'two' }),
      ),
    ).toMatchObject({ stateMachineVersionArn: `${stateMachineArn}:2` });
    expect(
      await around.client.send(new DescribeStateMachineCommand({ stateMachineArn: `${stateMachineArn}:1` })),
    ).toMatchObject({ stateMachineArn: `${stateMachineArn}:1`, definition: giving(1), description: 'a' });
    expect(
      await around.client.send(new DescribeStateMachineCommand({ stateMachineArn: `${stateMachineArn}:2` })),
    ).toMatchObject({ definition: giving(2), revisionId, description: 'two' });
  });

  test('are not published of another revision than the caller means', async () => {
    const stateMachineArn = await around.create(giving(1));
    const publish = (revisionId: string) =>
      around.client.send(new PublishStateMachineVersionCommand({ stateMachineArn, revisionId }));
    expect((await publish('INITIAL')).stateMachineVersionArn).toBe(`${stateMachineArn}:1`);
    await around.client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: giving(2) }));
    await expect(publish('INITIAL')).rejects.toThrow(ConflictException);
  });

  test('are listed newest first, in pages; a number is never used twice', async () => {
    const stateMachineArn = await published(3);
    const list = (fields: object) =>
      around.client.send(new ListStateMachineVersionsCommand({ stateMachineArn, ...fields }));
    const first = await list({ maxResults: 2 });
    const second = await list({ nextToken: first.nextToken });
    expect(
      [first, second].map((page) => page.stateMachineVersions?.map((one) => one.stateMachineVersionArn)),
    ).toEqual([[`${stateMachineArn}:3`, `${stateMachineArn}:2`], [`${stateMachineArn}:1`]]);
    await around.client.send(
      new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${stateMachineArn}:3` }),
    );
    const again = await around.client.send(new PublishStateMachineVersionCommand({ stateMachineArn }));
    expect(again.stateMachineVersionArn).toBe(`${stateMachineArn}:4`);
  });

  test('start executions that remember them, also after the version is gone', async () => {
    const stateMachineArn = await published(2);
    const executionArn = await around.start(`${stateMachineArn}:1`);
    await around.client.send(
      new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${stateMachineArn}:1` }),
    );
    const described = await around.describe(executionArn);
    expect(described).toMatchObject({
      output: '1',
      stateMachineArn,
      stateMachineVersionArn: `${stateMachineArn}:1`,
    });
    expect(described.stateMachineAliasArn).toBeUndefined();
    await expect(around.start(`${stateMachineArn}:1`)).rejects.toThrow(StateMachineDoesNotExist);
  });

  test('that an alias routes to stay', async () => {
    const machine = await published(1);
    await alias(machine, { 1: 100 });
    await expect(
      around.client.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${machine}:1` })),
    ).rejects.toMatchObject({ name: 'ConflictException', $metadata: { httpStatusCode: 409 } });
  });

  test('whatever is no version is refused, or gone already', async () => {
    const remove = (stateMachineVersionArn: string) =>
      around.client.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn }));
    await expect(remove(await published(1))).rejects.toThrow(InvalidArn);
    await remove(arn('stateMachine:machine:9'));
  });
});

describe('aliases', () => {
  test('route starts to their versions, by weight', async () => {
    const machine = await published(2);
    const made = await alias(machine, { 1: 80, 2: 20 });
    expect(made.stateMachineAliasArn).toBe(`${machine}:PROD`);
    const outputs: (string | undefined)[] = [];
    for (let n = 0; n < 100; n++) {
      const described = await around.describe(await around.start(`${machine}:PROD`));
      expect(described.stateMachineAliasArn).toBe(`${machine}:PROD`);
      expect(described.stateMachineVersionArn).toBe(`${machine}:${described.output}`);
      outputs.push(described.output);
    }
    const second = outputs.filter((output) => output === '2').length;
    expect(second).toBeGreaterThan(5);
    expect(second).toBeLessThan(40);
    const listed = await around.client.send(
      new ListExecutionsCommand({ stateMachineArn: `${machine}:2`, maxResults: 1000 }),
    );
    expect(listed.executions).toHaveLength(second);
    const ofAlias = await around.client.send(
      new ListExecutionsCommand({ stateMachineArn: `${machine}:PROD`, maxResults: 1000 }),
    );
    expect(ofAlias.executions).toHaveLength(100);
  });

  test('one that routes all to one version uses only that', async () => {
    const machine = await published(2);
    await alias(machine, { 1: 0, 2: 100 });
    for (let n = 0; n < 20; n++) {
      expect((await around.describe(await around.start(`${machine}:PROD`))).output).toBe('2');
    }
  });

  test('starting by one is idempotent, whatever version would be drawn', async () => {
    const machine = await around.create(waiting, { publish: true });
    await around.client.send(
      new UpdateStateMachineCommand({ stateMachineArn: machine, roleArn: `${roleArn}2`, publish: true }),
    );
    await alias(machine, { 1: 50, 2: 50 });
    const start = () =>
      around.client.send(new StartExecutionCommand({ stateMachineArn: `${machine}:PROD`, name: 'twin' }));
    const all = await Promise.all(Array.from({ length: 10 }, start));
    expect(new Set(all.map(({ executionArn }) => executionArn)).size).toBe(1);
  });

  test('are described, updated, listed and deleted', async () => {
    const machine = await published(2);
    const stateMachineAliasArn = `${machine}:PROD`;
    await alias(machine, { 1: 100 }, { description: 'live' });
    expect(await alias(machine, { 1: 100 }, { description: 'live' })).toMatchObject({ stateMachineAliasArn });
    await alias(machine, { 2: 100 }, { name: 'TEST' });
    await around.clock.advanceTo(around.clock.now() + 1000, () => around.engine.idle());
    await around.client.send(
      new UpdateStateMachineAliasCommand({
        stateMachineAliasArn,
        routingConfiguration: route(machine, { 1: 10, 2: 90 }),
      }),
    );
    const described = await around.client.send(
      new DescribeStateMachineAliasCommand({ stateMachineAliasArn }),
    );
    expect(described).toMatchObject({
      name: 'PROD',
      description: 'live',
      routingConfiguration: route(machine, { 1: 10, 2: 90 }),
      updateDate: new Date(around.clock.now()),
    });
    expect(described.creationDate).not.toEqual(described.updateDate);
    const list = async (stateMachineArn: string) =>
      (
        await around.client.send(new ListStateMachineAliasesCommand({ stateMachineArn }))
      ).stateMachineAliases?.map((one) => one.stateMachineAliasArn);
    expect(await list(machine)).toEqual([stateMachineAliasArn, `${machine}:TEST`]);
    expect(await list(`${machine}:1`)).toEqual([stateMachineAliasArn]);
    await around.client.send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn }));
    expect(await list(machine)).toEqual([`${machine}:TEST`]);
    await expect(
      around.client.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn })),
    ).rejects.toThrow(ResourceNotFound);
  });

  test.each([
    ['weights that are not a hundred', { 1: 50, 2: 49 }, {}, ValidationException],
    ['a weight above a hundred', { 1: 101 }, {}, ValidationException],
    ['a version that is not there', { 7: 100 }, {}, ResourceNotFound],
    ['no version', {}, {}, ValidationException],
    ['a name that reads as a version', { 1: 100 }, { name: '12' }, ValidationException],
    [
      'the machine in place of a version',
      {},
      { routingConfiguration: [{ stateMachineVersionArn: arn('stateMachine:machine'), weight: 100 }] },
      ValidationException,
    ],
    [
      'the same version twice',
      {},
      { routingConfiguration: [1, 1].flatMap(() => route(arn('stateMachine:machine'), { 1: 50 })) },
      ValidationException,
    ],
  ])('%s is refused', async (_name, weights, fields, exception) => {
    const machine = await published(2);
    await expect(alias(machine, weights, fields)).rejects.toThrow(exception);
  });

  test('the reason of a refusal is given for programs too', async () => {
    const machine = await published(1);
    await expect(alias(machine, { 1: 99 })).rejects.toMatchObject({
      reason: 'INVALID_ROUTING_CONFIGURATION',
    });
  });

  test('the same name with other routes is refused', async () => {
    const machine = await published(2);
    await alias(machine, { 1: 100 });
    await expect(alias(machine, { 2: 100 })).rejects.toThrow(ConflictException);
  });

  test('there are a hundred at most', async () => {
    const machine = await published(1);
    for (let n = 0; n < 100; n++) await alias(machine, { 1: 100 }, { name: `a${n}` });
    await expect(alias(machine, { 1: 100 })).rejects.toThrow(ServiceQuotaExceededException);
  });

  test('go with their machine', async () => {
    const stateMachineArn = await published(1);
    await alias(stateMachineArn, { 1: 100 });
    await around.client.send(new DeleteStateMachineCommand({ stateMachineArn }));
    await around.create(giving(1));
    expect(await around.client.send(new ListStateMachineAliasesCommand({ stateMachineArn }))).toMatchObject({
      stateMachineAliases: [],
    });
    expect(await around.client.send(new ListStateMachineVersionsCommand({ stateMachineArn }))).toMatchObject({
      stateMachineVersions: [],
    });
  });
});
