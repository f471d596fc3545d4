import { describe, expect, test } from 'vitest';
import { attachment, downloadHeaders } from '../../../adapters/evidence/downloadHeaders.ts';
import { readAddress, signAddress } from '../../../adapters/evidence/signedAddress.ts';
import { anId } from '../../builders/deal.ts';

const NOW = Date.parse('2026-11-01T00:00:00Z');
const by = { base: 'http://127.0.0.1:4000', secret: 'a secret of some length' };
const permission = {
  dealId: anId('deal'),
  evidenceId: anId('evid'),
  contentType: 'image/png',
  size: 70,
  expires: NOW / 1000 + 60,
};

function read(address: string, method: 'PUT' | 'GET' = 'PUT', now = NOW, secret = by.secret) {
  const url = new URL(address);
  const [dealId = '', evidenceId = ''] = url.pathname.split('/').slice(-2);
  return readAddress(secret, method, { dealId, evidenceId }, Object.fromEntries(url.searchParams), now);
}

describe('a signed address', () => {
  const address = signAddress(by, 'PUT', permission);

  test('allows what it was signed for', () => {
    expect(read(address)).toEqual(permission);
  });

  test.each([
    ['another method', () => read(address, 'GET')],
    ['a time after it expired', () => read(address, 'PUT', NOW + 60_000)],
    ['another secret', () => read(address, 'PUT', NOW, 'another')],
    ['more bytes', () => read(address.replace('size=70', 'size=71'))],
    ['another type', () => read(address.replace('png', 'gif'))],
    ['a longer life', () => read(address.replace(/expires=\d+/, 'expires=9999999999'))],
    ['one more field', () => read(`${address}&fileName=x`)],
    ['other evidence', () => read(address.replace(permission.evidenceId, anId('evid')))],
    ['another deal', () => read(address.replace(permission.dealId, anId('deal')))],
    ['no signature', () => read(address.replace(/&signature=.*/, ''))],
  ])('does not allow %s', (_what, tried) => {
    expect(tried()).toBeNull();
  });

  test('of nonsense that is signed all the same allows nothing', () => {
    expect(read(signAddress(by, 'PUT', { ...permission, evidenceId: 'x' }))).toBeNull();
  });
});

describe('a saved file', () => {
  test('is never shown in place', () => {
    const headers = downloadHeaders('text/html', 'page.html');
    expect(headers['content-disposition']).toMatch(/^attachment;/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  test('has a name that cannot break out of its header', () => {
    expect(attachment('合同 "v1";\r\nset-cookie: x.pdf')).toBe(
      `attachment; filename="__ _v1_;__set-cookie: x.pdf"; filename*=UTF-8''%E5%90%88%E5%90%8C%20%22v1%22%3B%0D%0Aset-cookie%3A%20x.pdf`,
    );
    expect(attachment("a'(b)*.png")).toContain("UTF-8''a%27%28b%29%2a.png");
  });
});
