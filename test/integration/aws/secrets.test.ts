import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { readSecret } from '../../../adapters/secrets/secretsManager.ts';

const ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:luyue-dev-stripe-secret-key-AbCdEf';
const asked: unknown[] = [];
const answers: { status: number; body: object }[] = [];
const server = createServer(async (request, response) => {
  const { 'x-amz-target': target, authorization = '' } = request.headers;
  asked.push({ target, body: JSON.parse(await text(request)), region: authorization.split('/')[2] });
  const { status, body } = answers.shift() ?? { status: 200, body: { SecretString: 'sk_test_1' } };
  response.writeHead(status).end(JSON.stringify(body));
});
let endpoint = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${Object(server.address()).port}`;
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterAll(() => {
  vi.unstubAllEnvs();
  return new Promise((resolve) => server.close(resolve));
});
afterEach(() => {
  asked.length = 0;
});

it('reads a secret in the region of its ARN', async () => {
  expect(await readSecret(ARN, endpoint)).toBe('sk_test_1');
  expect(asked).toEqual([
    { target: 'secretsmanager.GetSecretValue', body: { SecretId: ARN }, region: 'eu-west-1' },
  ]);
});

it('asks again when the service is busy', async () => {
  answers.push({ status: 500, body: { __type: 'InternalServiceError' } });
  expect(await readSecret(ARN, endpoint)).toBe('sk_test_1');
  expect(asked).toHaveLength(2);
});

it.each([
  [
    'is not there',
    { status: 400, body: { __type: 'ResourceNotFoundException' } },
    'ResourceNotFoundException',
  ],
  ['is forbidden', { status: 400, body: { __type: 'AccessDeniedException' } }, 'AccessDeniedException'],
  ['holds bytes only', { status: 200, body: { SecretBinary: 'c2s=' } }, 'it holds no text'],
])('says why a secret that %s cannot be had', async (_what, answer, why) => {
  answers.push(answer);
  await expect(readSecret(ARN, endpoint)).rejects.toMatchObject({ name: 'SecretUnavailable', message: why });
});

it('asks nobody for what is no ARN', async () => {
  await expect(readSecret('luyue-dev-stripe', endpoint)).rejects.toThrow('this is no ARN of a secret');
  expect(asked).toEqual([]);
});
