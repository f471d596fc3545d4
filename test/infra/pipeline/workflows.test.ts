import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const FOLDER = new URL('../../../.github/workflows/', import.meta.url);

/** Whoever publishes these is trusted; a new one is a decision, made here. */
const TRUSTED = [
  'actions/checkout',
  'actions/setup-node',
  'actions/github-script',
  'aws-actions/configure-aws-credentials',
];

const rights = z.record(z.string(), z.enum(['read', 'write', 'none']));
const stepSchema = z.strictObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
  env: z.record(z.string(), z.string()).default({}),
});
const jobSchema = z.looseObject({
  needs: z.string().optional(),
  uses: z.string().optional(),
  environment: z.string().optional(),
  permissions: rights,
  'timeout-minutes': z.number().optional(),
  'runs-on': z.string().optional(),
  steps: z.array(stepSchema).default([]),
});
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.strictObject({}),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.unknown() }),
  defaults: z.strictObject({ run: z.strictObject({ shell: z.literal('bash') }) }),
  jobs: z.record(z.string(), jobSchema),
});

const files = readdirSync(FOLDER).map((name) => {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  return { name, text, workflow: workflowSchema.parse(parse(text)) };
});
const jobs = files.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([job, declared]) => ({ ...declared, where: `${name} ${job}` })),
);
const steps = jobs.flatMap(({ where, steps: all }) => all.map((step) => ({ ...step, where })));
const deploy = files.find(({ name }) => name === 'deploy.yml')?.workflow.jobs ?? {};

describe('the workflows', () => {
  test('are there, with no right of their own and none for a stranger’s code', () => {
    expect(files.map(({ name }) => name).sort()).toEqual(['ci.yml', 'deploy.yml']);
    for (const { name, workflow } of files) {
      expect(workflow.permissions, name).toEqual({});
      expect(Object.keys(workflow.on), name).not.toContain('pull_request_target');
    }
  });

  test.each(jobs)('$where says its rights and when it has taken too long', (job) => {
    if (job.uses !== undefined) return;
    expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
    expect(job['runs-on']).toMatch(/^ubuntu-\d\d\.\d\d$/);
    expect(job.permissions.contents).toBe('read');
  });

  test('only who takes on a role may ask for a token, and only a comment may be written', () => {
    for (const { where, permissions, steps: all, uses } of jobs) {
      if (uses !== undefined) continue;
      const takesRole = all.some((step) => step.uses?.startsWith('aws-actions/'));
      expect(permissions['id-token'] === 'write', where).toBe(takesRole);
      const written = Object.entries(permissions).filter(
        ([name, right]) => right === 'write' && name !== 'id-token',
      );
      expect(written, where).toEqual(where === 'ci.yml diff' ? [['pull-requests', 'write']] : []);
    }
  });

  test('no deployment overtakes another', () => {
    const concurrency = files.find(({ name }) => name === 'deploy.yml')?.workflow.concurrency;
    expect(concurrency).toEqual({ group: 'deploy', 'cancel-in-progress': false });
  });
});

describe('what is used', () => {
  const used = files.flatMap(({ name, text }) =>
    [...text.matchAll(/uses: (\S+)(.*)$/gm)].map(([, action = '', after = '']) => ({ name, action, after })),
  );

  test.each(used)('$action is pinned by its commit, with its version beside it', ({ action, after }) => {
    if (action.startsWith('./')) return;
    const [, name, sha] = /^([\w-]+\/[\w-]+)@([0-9a-f]{40})$/.exec(action) ?? [];
    expect(TRUSTED).toContain(name);
    expect(sha).toBeDefined();
    expect(after).toMatch(/^ # v\d+\.\d+\.\d+$/);
  });

  test('an action has one commit everywhere', () => {
    const pins = new Set(used.map(({ action, after }) => `${action}${after}`));
    const names = new Set(used.map(({ action }) => action.split('@')[0]));
    expect(pins.size).toBe(names.size);
  });

  test('no key is stored: roles are taken on, and after packages were installed', () => {
    for (const { text } of files) expect(text).not.toMatch(/secrets\.\w*(AWS|ACCESS|STRIPE)|aws-access-key/i);
    for (const { where, steps: all } of jobs) {
      const role = all.findIndex((step) => step.uses?.startsWith('aws-actions/'));
      if (role === -1) continue;
      expect(Object.keys(all[role]?.with ?? {}).sort(), where).toEqual(['aws-region', 'role-to-assume']);
      expect(
        all.findIndex(({ run }) => run === 'npm ci'),
        where,
      ).toBeLessThan(role);
    }
  });

  test('a checkout leaves no token behind', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with['persist-credentials'], step.where).toBe(false);
  });

  test('what runs in a shell takes values from its environment, never into its text', () => {
    for (const { where, run } of steps) expect(run ?? '', where).not.toContain('${{');
    for (const { where, with: given } of steps)
      expect(String(given.script ?? ''), where).not.toContain('${{');
  });

  test('every command exists', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')));
    const called = steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name),
    );
    expect(called.length).toBeGreaterThan(4);
    expect(called.filter((name) => scripts[name ?? ''] === undefined)).toEqual([]);
  });
});

describe('the way to production', () => {
  test('checked, deployed to staging, proved by a deal, and let through by a person', () => {
    const way = Object.entries(deploy).map(([name, { needs, environment }]) => [name, needs, environment]);
    expect(way).toEqual([
      ['ci', undefined, undefined],
      ['staging', 'ci', 'staging'],
      ['smoke', 'staging', 'staging-smoke'],
      ['production', 'smoke', 'production'],
    ]);
  });

  test('what deploys and what looks are told apart by the role', () => {
    const rolesOf = (where: RegExp) =>
      steps
        .filter((step) => where.test(step.where) && step.uses?.startsWith('aws-actions/'))
        .map((step) => /vars\.(\w+)/.exec(String(step.with['role-to-assume']))?.[1]);
    expect(rolesOf(/^deploy/)).toEqual(['AWS_DEPLOY_ROLE', 'AWS_DEPLOY_ROLE']);
    expect(rolesOf(/^ci/)).toEqual(['AWS_DIFF_ROLE']);
  });
});
