import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest, problemIn } from './bed.ts';

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
  // Attempts are counted by the minute of the wall clock: it stands still here.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
});
afterAll(async () => {
  vi.useRealTimers();
  await luyue.stop();
});

const attempts = (count: number, path: string) =>
  Array.from({ length: count }, (_, n) => luyue.request<string>('GET', `${path}wrong-${n}`));

test('the 31st failed attempt of a minute is told to slow down, on pages and in JSON together', async () => {
  const request = aRequest();
  await luyue.startDeal(request);
  const token = await luyue.tokenFor(request.creator.email);

  const first = await Promise.all([...attempts(15, '/l/'), ...attempts(15, '/v1/links/')]);
  expect(first.map(({ status }) => status)).toEqual(Array(30).fill(404));

  const page = await luyue.request<string>('GET', '/l/wrong');
  expect(page.status).toBe(429);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  problemIn(await luyue.request('GET', '/v1/links/wrong'), 429, 'too_many_attempts');
  problemIn(
    await luyue.request('POST', '/v1/links/wrong/actions/accept', { body: {} }),
    429,
    'too_many_attempts',
  );
  expect((await luyue.request('GET', `/l/${token}`)).status).toBe(200);

  vi.setSystemTime(Date.now() + 60_000);
  expect((await luyue.request('GET', '/l/wrong')).status).toBe(404);
});
