import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { ACKNOWLEDGED } from '../../../infra/config/acknowledged.ts';
import { acknowledgmentOf, ReviewedChecks } from '../../../infra/reviewedChecks.ts';
import { templatesOf } from '../synth.ts';

/** What cdk-nag has to say of a stage, acknowledged or not. */
function findingsOf(stage: 'dev' | 'prod') {
  const { app } = templatesOf(stage);
  const packs = [new AwsSolutionsChecks(app), new ServerlessChecks(app)];
  return packs
    .flatMap((pack) => pack.validateScope(app).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => ({ ruleName, constructPath })),
    );
}

describe('cdk-nag', () => {
  const findings = { dev: findingsOf('dev'), prod: findingsOf('prod') };

  test.each(['dev', 'prod'] as const)('finds nothing in %s that nobody has answered', (stage) => {
    const open = findings[stage].filter(
      ({ ruleName, constructPath }) => acknowledgmentOf(ruleName, constructPath) === undefined,
    );
    expect(open).toEqual([]);
    expect(findings[stage].length).toBeGreaterThan(100);
  });

  test.each(ACKNOWLEDGED)('is answered at $at about $rule, which it does find, in sentences', (one) => {
    const answered = findings.prod.some(
      ({ ruleName, constructPath }) => acknowledgmentOf(ruleName, constructPath) === one,
    );
    expect(answered).toBe(true);
    expect(one.reason).toMatch(/^[A-Zx].{40,}\.$/s);
  });

  test('keeps anything from being synthesised that it finds something in', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'luyue-synth-'));
    const app = new App({ outdir });
    new Bucket(new Stack(app, 'Luyue-dev-Data'), 'Open');
    Validations.of(app).addPlugins(new ReviewedChecks(new AwsSolutionsChecks(app)));
    expect(() => app.synth()).toThrow(/AwsSolutions-S1/);
    rmSync(outdir, { recursive: true });
  });
});
