import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { STAGES, stageConfig } from '../../infra/config/stage.ts';
import { Refusal } from '../../infra/refusal.ts';

const CONTEXT = { mailDomain: 'mail.example.com', operatorEmail: 'operations@example.com' };

describe('a stage', () => {
  test.each(STAGES)('%s needs a mail domain and an address of operations, and nothing else', (stage) => {
    expect(stageConfig(stage, CONTEXT)).toMatchObject({ stage, context: CONTEXT });
  });

  test('keeps its data only where there is any to keep', () => {
    expect(STAGES.filter((stage) => stageConfig(stage, CONTEXT).keepsData)).toEqual(['prod']);
  });

  test('goes without what is undefined', () => {
    const { context } = stageConfig('dev', { ...CONTEXT, domainName: undefined });
    expect(context).not.toHaveProperty('domainName');
  });

  const issuer = { oidcIssuer: 'https://id.example.com' };
  const certificate = 'arn:aws:acm:eu-west-1:111122223333:certificate/1';
  test.each([
    [undefined, CONTEXT, 'No stage is given: it is one of dev, staging, prod.'],
    ['production', CONTEXT, 'There is no stage "production": it is one of dev, staging, prod.'],
    ['__proto__', CONTEXT, 'There is no stage "__proto__": it is one of dev, staging, prod.'],
    ['dev', {}, 'The context value mailDomain is missing: give it as -c mailDomain=…'],
    [
      'dev',
      { mailDomain: 'mail.example.com' },
      'The context value operatorEmail is missing: give it as -c operatorEmail=…',
    ],
    [
      'dev',
      { ...CONTEXT, mailDomain: 'example' },
      'The context value mailDomain cannot be used: is not a domain name.',
    ],
    ['dev', { ...CONTEXT, mailDomian: 'x' }, 'Nobody knows the context value mailDomian.'],
    [
      'dev',
      { ...CONTEXT, domainName: 'luyue.example.com' },
      'The context values domainName, certificateArn go together, and there is no certificateArn.',
    ],
    [
      'dev',
      { ...CONTEXT, ...issuer },
      /^The context values oidcIssuer, oidcAudience, oidcJwksUrl go together, and there is no oidcAudience, no oidcJwksUrl\.$/,
    ],
    [
      'dev',
      { ...CONTEXT, oidcIssuer: 'http://id.example.com' },
      /^The context value oidcIssuer cannot be used: /,
    ],
    [
      'dev',
      { ...CONTEXT, certificateArn: certificate },
      /^The context value certificateArn cannot be used: /,
    ],
    [
      'dev',
      { ...CONTEXT, caseFileOldKeys: 'none' },
      'The context value caseFileOldKeys cannot be used: is no JWKS.',
    ],
  ])('%s with %j is refused in one sentence', (stage, context, sentence) => {
    expect(() => stageConfig(stage, context)).toThrow(Refusal);
    expect(() => stageConfig(stage, context)).toThrow(sentence);
  });
});

describe('the command', () => {
  const run = (...args: string[]) => {
    const command = join(import.meta.dirname, '../../infra/cdk.ts');
    return spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
  };

  test.each([
    [['deploy', '--stage', 'live'], 'There is no stage "live": it is one of dev, staging, prod.\n'],
    [
      ['deploy', '--stage', 'dev', '-c', 'mailDomain'],
      'A context value is given as -c name=value, not as "mailDomain".\n',
    ],
    [['launch', '--stage', 'dev'], 'What to do is one of synth, diff, deploy, destroy.\n'],
  ])('%j says what is wrong before it does anything', (args, sentence) => {
    expect(run(...args)).toMatchObject({ status: 1, stdout: '', stderr: sentence });
  });
});
