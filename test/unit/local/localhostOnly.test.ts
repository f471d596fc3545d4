import { expect, test } from 'vitest';
import { localhostOnly } from '../../../local/routes/localhostOnly.ts';

const route = localhostOnly({ method: 'POST', path: '/', handle: async () => ({ status: 200, body: '' }) });
const asked = async (headers: Record<string, string>) =>
  (await route.handle({ params: {}, query: {}, headers, body: '', bytes: Buffer.alloc(0) })).status;

test.each([
  [{ host: '127.0.0.1:4000' }, 200],
  [{ host: 'localhost:4000', origin: 'http://localhost:4000' }, 200],
  [{ host: '[::1]:4000' }, 200],
  [{ host: 'evil.example:4000' }, 403],
  [{}, 403],
  [{ host: 'localhost:4000', origin: 'https://evil.example' }, 403],
  [{ host: 'localhost:4000', origin: 'null' }, 403],
])('%j is answered with %i', async (headers, status) => {
  expect(await asked(headers)).toBe(status);
});
