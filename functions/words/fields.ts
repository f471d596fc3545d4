import type { Words } from './reader.ts';

export interface FieldWords {
  readonly optional: string;
  readonly fixedFee: (currency: string) => string;
  readonly rate: string;
  readonly rateFrom: (from: string) => string;
  readonly scheduledAt: string;
  readonly dueAt: string;
  readonly inZone: (zone: string) => string;
  readonly percentHint: string;
  readonly note: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly url: string;
  readonly urlHint: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly publishedAt: string;
}

export const fieldWords: Words<FieldWords> = {
  'zh-CN': {
    optional: '选填',
    fixedFee: (currency) => `坑位费（${currency}）`,
    rate: '佣金比例（%）',
    rateFrom: (from) => `净销售额超过 ${from} 的部分，佣金比例（%）`,
    scheduledAt: '开播时间',
    dueAt: '最晚发布时间',
    inZone: (zone) => `按${zone}填写`,
    percentHint: '例如 15 或 12.5',
    note: '留言',
    reason: '原因',
    reasonHint: '对方会看到。',
    url: '作品链接',
    urlHint: '以 https:// 开头，例如直播回放或视频页面',
    startedAt: '实际开播时间',
    endedAt: '实际结束时间',
    publishedAt: '实际发布时间',
  },
  en: {
    optional: 'optional',
    fixedFee: (currency) => `Fixed fee (${currency})`,
    rate: 'Commission rate (%)',
    rateFrom: (from) => `Commission rate on net sales above ${from} (%)`,
    scheduledAt: 'Goes live at',
    dueAt: 'Published by',
    inZone: (zone) => `In ${zone}`,
    percentHint: 'For example 15 or 12.5',
    note: 'Message to the brand',
    reason: 'Reason',
    reasonHint: 'The other side will read it.',
    url: 'Link to your work',
    urlHint: 'Begins with https://, such as the replay of the stream or the page of the video',
    startedAt: 'Went live at',
    endedAt: 'Ended at',
    publishedAt: 'Published at',
  },
};
