import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type StageConfig, stageConfig } from './config/stage.ts';
import { deployConsole } from './console/deployConsole.ts';
import { consoleFiles } from './console/files.ts';
import { Refusal } from './refusal.ts';

const ROOT = join(import.meta.dirname, '..');
const COMMANDS = ['synth', 'diff', 'deploy', 'destroy'] as const;

/**
 * `npm run synth|diff|deploy|destroy -- --stage STAGE [-c name=value …] [--only STACK] [options of the CDK's command
 * line]`. Looks at stage and context before anything else, bundles, and hands over to the CDK; a deployment of all
 * stacks puts up the console, too.
 */
async function main(argv: readonly string[]): Promise<number> {
  const { command, stage, given, only, rest } = read(argv);
  const config = stageConfig(stage, { ...keptContext(stage), ...given });
  if (command !== 'destroy') run('npm', ['run', '--silent', 'bundle']);
  const stacks =
    only === undefined
      ? command === 'synth' || command === 'diff'
        ? []
        : ['--all']
      : ['--exclusively', `Luyue-${config.stage}-${only}`];
  const context = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const options = ['--no-notices', '-c', `stage=${config.stage}`, ...context, ...rest];
  const cdk = (...more: string[]) => run('cdk', [command, ...stacks, ...options, ...more]);
  return command === 'deploy' && only === undefined ? deployAll(cdk, config) : cdk();
}

/** The console is built and looked at before anything is deployed, so that nothing is deployed without it. */
async function deployAll(cdk: (...more: string[]) => number, config: StageConfig): Promise<number> {
  run('npm', ['run', '--silent', 'build:console']);
  const files = consoleFiles(join(ROOT, 'console/dist'));
  const outputs = join(ROOT, 'cdk.out', `outputs-${config.stage}.json`);
  const status = cdk('--outputs-file', outputs);
  if (status !== 0) return status;
  const url = await deployConsole(outputs, files, config);
  process.stdout.write(`The console is at ${url}\n`);
  return 0;
}

function read(argv: readonly string[]) {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: {
      stage: { type: 'string' },
      only: { type: 'string' },
      context: { type: 'string', short: 'c', multiple: true },
    },
  });
  const command = COMMANDS.find((known) => known === positionals[0]);
  if (command === undefined) throw new Refusal(`What to do is one of ${COMMANDS.join(', ')}.`);
  const ours = ['stage', 'only', 'context'];
  const rest = tokens.flatMap((token) => {
    if (token.kind !== 'option' || ours.includes(token.name)) return [];
    return token.value === undefined ? [token.rawName] : [token.rawName, token.value];
  });
  const texts = positionals.slice(1);
  const given = Object.fromEntries((values.context ?? []).map((pair) => split(String(pair))));
  const only = typeof values.only === 'string' ? values.only : undefined;
  return { command, stage: values.stage, given, only, rest: [...rest, ...texts] };
}

function split(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new Refusal(`A context value is given as -c name=value, not as ${JSON.stringify(pair)}.`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

function keptContext(stage: unknown): Record<string, unknown> {
  const file = join(ROOT, 'cdk.context.json');
  if (typeof stage !== 'string' || !existsSync(file)) return {};
  const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Object(Object(kept)[stage]);
}

function run(program: string, args: readonly string[]): number {
  const { status, error } = spawnSync(program, [...args], { stdio: 'inherit', cwd: ROOT });
  if (error !== undefined) throw error;
  if (status !== 0 && program !== 'cdk') throw new Refusal(`${program} ${args.join(' ')} failed.`);
  return status ?? 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
