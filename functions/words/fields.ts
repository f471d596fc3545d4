import type { Locale } from '../../domain/parties.ts';
import { disputeReasonWords } from './disputeReasons.ts';
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
  readonly url: string;
  readonly urlHint: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly publishedAt: string;
}

/** What a field is called, and how it is filled in; by the payload's part, or by action and part. */
const NAMED: Words<Readonly<Record<string, readonly [label: string, hint?: string]>>> = {
  'zh-CN': {
    reason: ['原因', '对方会看到。'],
    note: ['留言', '对方会看到。'],
    description: ['哪里有问题', '请说明样品的问题，对方会补寄。'],
    evidenceIds: ['文件'],
    'submit_draft.url': ['初稿链接', '以 https:// 开头，例如网盘链接；也可以上传文件。'],
    url: ['链接', '以 https:// 开头'],
    reasonCode: ['争议类型'],
    claim: ['你的主张', '请说明发生了什么、你要求什么。双方和平台运营都会看到。'],
    contestedAmount: ['争议金额', '不填即为全部：托管中你还能得到的款项。没有争议的部分归对方。'],
    statement: ['你的说明', '双方和平台运营都会看到。'],
    grounds: ['申诉理由', '由另一位平台运营重新决定。'],
  },
  en: {
    reason: ['Reason', 'The other side will read it.'],
    note: ['Message', 'The other side will read it.'],
    description: ['What is wrong with it', 'The brand sends another one.'],
    evidenceIds: ['Files'],
    'submit_draft.url': ['Link to your draft', 'Begins with https://. You can also hand in a file.'],
    url: ['Link', 'Begins with https://'],
    reasonCode: ['What it is about'],
    claim: [
      'Your claim',
      'Say what happened and what you ask for. Both sides and our operations staff read it.',
    ],
    contestedAmount: [
      'Amount in dispute',
      'Left out, it is all that you could still earn of the money held. What is not in dispute goes to the other side.',
    ],
    statement: ['Your statement', 'Both sides and our operations staff read it.'],
    grounds: ['Grounds of your appeal', 'Another member of our operations staff decides anew.'],
  },
};

/** A part that nobody wrote words for is called by its name. */
export function namedField(
  action: string,
  part: string,
  currency: string,
  locale: Locale,
): { readonly label: string; readonly hint: string | null } {
  const words = NAMED[locale][`${action}.${part}`] ?? NAMED[locale][part];
  const [label = spaced(part), hint = null] = words ?? [];
  return { label: part === 'contestedAmount' ? `${label} (${currency})` : label, hint };
}

/** What can be chosen, said to people. */
export function optionText(option: string, locale: Locale): string {
  return Object.entries(disputeReasonWords[locale]).find(([name]) => name === option)?.[1] ?? spaced(option);
}

/** trackingNumber, tracking_number: "Tracking number" */
function spaced(name: string): string {
  const words = name.replaceAll('_', ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
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
    url: 'Link to your work',
    urlHint: 'Begins with https://, such as the replay of the stream or the page of the video',
    startedAt: 'Went live at',
    endedAt: 'Ended at',
    publishedAt: 'Published at',
  },
};
