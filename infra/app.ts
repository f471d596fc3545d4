import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildApp } from './buildApp.ts';
import { bundledCode } from './code.ts';
import { CONTEXT_NAMES, stageConfig } from './config/stage.ts';
import { Refusal } from './refusal.ts';

/** What the CDK's command line runs. Values of a stage may stand in cdk.context.json under the stage's name. */
function main(): void {
  const app = new App();
  const stage: unknown = app.node.tryGetContext('stage');
  const kept = Object(typeof stage === 'string' ? app.node.tryGetContext(stage) : undefined);
  const context = Object.fromEntries(
    CONTEXT_NAMES.map((name) => [name, app.node.tryGetContext(name) ?? kept[name]]),
  );
  // Without an account at hand, templates are made for the region where CloudFront's certificates have to be.
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region = 'us-east-1' } = process.env;
  buildApp({
    app,
    config: stageConfig(stage, { ...kept, ...context }),
    code: bundledCode(join(import.meta.dirname, '../dist')),
    env: { region, ...(account === undefined ? {} : { account }) },
  });
}

try {
  main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
