import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stageConfig } from '../../infra/config/stage.ts';
import { consoleFiles } from '../../infra/console/files.ts';
import { type ConsoleSettings, consolePlace } from '../../infra/console/place.ts';
import { publishConsole } from '../../infra/console/publish.ts';
import { consoleConfigRoute } from '../../local/console/consoleSite.ts';

const CONTEXT = { mailDomain: 'mail.example.com', operatorEmail: 'operations@example.com' };
const FRONT = { ConsoleFiles: 'files-1', Region: 'eu-west-1', PublicUrl: 'https://d1.cloudfront.net' };
const IDENTITY = { Issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/p', ConsoleClientId: 'client-1' };
const SETTINGS: ConsoleSettings = {
  issuer: IDENTITY.Issuer,
  clientId: 'client-1',
  scope: 'openid profile email',
  resource: null,
  clockUrl: null,
  simulationsUrl: null,
};

describe('where the console belongs', () => {
  it('is what the stacks say', () => {
    const outputs = { 'Luyue-dev-Front': FRONT, 'Luyue-dev-Identity': IDENTITY };
    expect(consolePlace(outputs, stageConfig('dev', CONTEXT))).toEqual({
      bucket: 'files-1',
      region: 'eu-west-1',
      url: 'https://d1.cloudfront.net',
      settings: SETTINGS,
    });
  });

  it('says as much to the console as one machine does', async () => {
    const route = consoleConfigRoute({ issuer: IDENTITY.Issuer, isVirtual: false });
    const { body } = await route.handle(Object({}));
    expect(Object.keys(SETTINGS).sort()).toEqual(Object.keys(JSON.parse(String(body))).sort());
  });

  it.each([
    ['luyue', undefined, { clientId: 'luyue', resource: null }],
    ['https://api.example.com', 'console', { clientId: 'console', resource: 'https://api.example.com' }],
  ])('goes by an issuer of one’s own with the audience %s', (oidcAudience, oidcClientId, settings) => {
    const issuer = { oidcIssuer: 'https://id.example.com', oidcJwksUrl: 'https://id.example.com/keys' };
    const config = stageConfig('dev', { ...CONTEXT, ...issuer, oidcAudience, oidcClientId });
    expect(consolePlace({ 'Luyue-dev-Front': FRONT }, config).settings).toMatchObject({
      issuer: 'https://id.example.com',
      ...settings,
    });
  });

  it.each([
    ['Front', {}],
    ['Identity', { 'Luyue-dev-Front': FRONT, 'Luyue-prod-Identity': IDENTITY }],
  ])('is refused without the stack %s', (stack, outputs) => {
    expect(() => consolePlace(outputs, stageConfig('dev', CONTEXT))).toThrow(
      `The stack Luyue-dev-${stack} does not say where the console belongs: deploy all stacks.`,
    );
  });
});

describe('the console', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'luyue-console-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const build = (...keys: string[]) => {
    for (const key of keys) {
      mkdirSync(dirname(join(folder, key)), { recursive: true });
      writeFileSync(join(folder, key), key);
    }
  };

  it('is put up part by part and the page last, each with its type and how long it may be kept', async () => {
    build('index.html', 'icon.svg', 'stamp', 'manifest.json', 'assets/app-1a.js', 'assets/app-1a.css');
    const put: [string, string, Record<string, string>][] = [];
    const bucket = {
      put: async (key: string, body: unknown, headers: object) => {
        put.push([key, String(body), { ...headers }]);
      },
    };
    await publishConsole(bucket, consoleFiles(folder), SETTINGS);
    const [config, ...files] = put;
    expect(config?.[0]).toBe('console-config.json');
    expect(JSON.parse(config?.[1] ?? '')).toEqual(SETTINGS);
    expect(files.slice(0, 2).sort()).toEqual([
      [
        'assets/app-1a.css',
        'assets/app-1a.css',
        kept('text/css; charset=utf-8', 'public, max-age=31536000, immutable'),
      ],
      [
        'assets/app-1a.js',
        'assets/app-1a.js',
        kept('text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'),
      ],
    ]);
    expect(files.slice(2)).toEqual([
      ['icon.svg', 'icon.svg', kept('image/svg+xml', 'no-cache')],
      ['index.html', 'index.html', kept('text/html; charset=utf-8', 'no-cache')],
    ]);
  });

  it('is not put up unbuilt, nor with files of which nobody knows the type', () => {
    build('assets/app-1a.js');
    expect(() => consoleFiles(folder)).toThrow('The console is not built: npm run build:console makes it.');
    expect(() => consoleFiles(join(folder, 'nowhere'))).toThrow('The console is not built');
    build('index.html', 'assets/tool.exe');
    expect(() => consoleFiles(folder)).toThrow('Nobody knows the type of the console');
  });
});

const kept = (type: string, cache: string) => ({ 'content-type': type, 'cache-control': cache });
