import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import cdkSettings from '../../cdk.json' with { type: 'json' };
import { buildApp } from '../../infra/buildApp.ts';
import { type StageConfig, type StageName, stageConfig } from '../../infra/config/stage.ts';
import type { CodeSource } from '../../infra/constructs/functionMaker.ts';

export const CONTEXT = { mailDomain: 'mail.example.com', operatorEmail: 'operations@example.com' };

/** Small, and the same for all: what functions do is no matter of their templates. */
export function smallCode(): CodeSource {
  const folder = join(tmpdir(), 'luyue-small-code');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => null;\n');
  const code = () => lambda.Code.fromAsset(folder);
  return { codeOf: code, pdfLayer: code };
}

export interface Synthesised {
  readonly app: App;
  readonly config: StageConfig;
  readonly stacks: ReturnType<typeof buildApp>;
  /** By the stack's short name: `Data`, `Api`. */
  readonly templates: ReadonlyMap<string, Template>;
  /** Every resource of every stack. */
  readonly resources: readonly Resource[];
}

export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Record<string, unknown>;
  readonly whole: Record<string, unknown>;
}

const made = new Map<string, Synthesised>();

/** A stage's templates, made once for whoever looks at them. */
export function templatesOf(stage: StageName): Synthesised {
  const known = made.get(stage) ?? synthesise(stage);
  made.set(stage, known);
  return known;
}

/** All resources of a CloudFormation type. */
export const ofType = ({ resources }: Synthesised, type: string): readonly Resource[] =>
  resources.filter((resource) => resource.type === type);

/** The one that an intrinsic function (`Ref`, `Fn::GetAtt`) of the same stack refers to. */
export function referredBy({ resources }: Synthesised, stack: string, reference: unknown): Resource {
  const { Ref, 'Fn::GetAtt': attribute } = Object(reference);
  const id: unknown = Ref ?? attribute?.[0];
  const found = resources.find((resource) => resource.stack === stack && resource.id === id);
  if (found === undefined) throw new Error(`${JSON.stringify(reference)} refers to nothing in ${stack}`);
  return found;
}

/** A stage's templates, as they would be deployed to us-east-1. */
export function synthesise(stage: string, context: Record<string, unknown> = CONTEXT): Synthesised {
  const config = stageConfig(stage, context);
  const outdir = mkdtempSync(join(tmpdir(), 'luyue-synth-'));
  const app = new App({ context: cdkSettings.context, outdir });
  const env = { account: '111122223333', region: 'us-east-1' };
  const stacks = buildApp({ app, config, code: smallCode(), env });
  const assembly = app.synth();
  const templates = new Map(
    assembly.stacks.map(({ stackName, template }) => [
      stackName.split('-').at(-1) ?? '',
      Template.fromJSON(template),
    ]),
  );
  rmSync(outdir, { recursive: true });
  const resources = [...templates].flatMap(([stack, template]) =>
    Object.entries(template.toJSON().Resources ?? {}).map(([id, whole]) => {
      const { Type, Properties } = Object(whole);
      return { stack, id, type: String(Type), properties: Object(Properties), whole: Object(whole) };
    }),
  );
  return { app, config, stacks, templates, resources };
}
