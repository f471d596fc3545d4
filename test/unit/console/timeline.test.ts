import { describe, expect, test } from 'vitest';
import { detailsOf } from '../../../console/pages/deal/timeline/details.ts';

const texts = (data: Readonly<Record<string, unknown>>, locale: 'en' | 'zh-CN' = 'en') =>
  detailsOf(data, 'CNY', locale).map(({ text }) => text);

describe('the amounts of an event', () => {
  test('are told apart where there are several, and those of nothing are left out', () => {
    const data = { creatorMinor: 800_000, platformMinor: 40_000, providerMinor: 0, returnedMinor: 0 };
    expect(texts(data)).toEqual(['Creator: ¥8,000.00', 'Platform fee: ¥400.00']);
    expect(texts(data, 'zh-CN')).toEqual(['达人：¥8,000.00', '平台服务费：¥400.00']);
  });

  test('need no name where there is one', () => {
    expect(texts({ amountMinor: 1_155_000 })).toEqual(['¥11,550.00']);
    expect(texts({ amountMinor: 0 })).toEqual(['¥0.00']);
  });
});
