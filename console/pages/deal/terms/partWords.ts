import type { ClockedGate } from '../../../../domain/gates/names.ts';
import type { EarningBase, Terms } from '../../../../domain/terms/terms.ts';
import type { Words } from '../../../../functions/words/reader.ts';

/** What each part of the terms is called; in this order they are read. */
export type PartName = keyof typeof EN.labels;

interface PartWords {
  readonly labels: Readonly<Record<PartName, string>>;
  readonly base: Readonly<Record<EarningBase, string>>;
  readonly share: (rate: string, base: string) => string;
  readonly guarantee: (target: string) => string;
  readonly level: (name: string, rate: string) => string;
  readonly creator: string;
  readonly rest: string;
  readonly bearer: Readonly<Record<NonNullable<Terms['failureFees']>, string>>;
  readonly platformFee: (rate: string) => string;
  readonly livestream: (minutes: number) => string;
  readonly video: (seconds: number) => string;
  readonly yes: string;
  readonly no: string;
  readonly rounds: (most: number) => string;
  readonly hold: (rate: string) => string;
  readonly days: (days: number) => string;
  readonly noChannels: string;
  readonly clocks: Readonly<Record<ClockedGate, string>>;
}

const EN = {
  labels: {
    currency: 'Currency',
    fixedFee: 'Fixed fee',
    tiers: 'Commission',
    reserve: 'Reserved for commission',
    attribution: 'Orders count for',
    returnWindow: 'Returns are awaited for',
    guarantee: 'Sales guarantee',
    guaranteeAttribution: 'Sales count towards it for',
    guaranteeReturnWindow: 'Returns are awaited for (guarantee)',
    providerShare: "Provider's share",
    chainOf: 'What is handed down',
    chain: 'Handed down to',
    platformFee: 'Platform fee',
    failureFees: 'Fees if the deal fails are borne by',
    work: 'Work',
    scheduledAt: 'Goes live',
    dueAt: 'Published by',
    products: 'Products',
    sample: 'Sample',
    draftReview: 'Draft before publishing',
    maxRevisions: 'Requests for changes',
    disclosure: 'Disclosure',
    stayLive: 'Stays online for',
    hold: 'Paid only after that',
    usageDays: 'Usage rights',
    usageChannels: 'Used on',
    clocks: 'Time to answer',
  },
  base: { fixedFee: 'the fixed fee', commission: 'the commission', both: 'fixed fee and commission' },
  share: (rate: string, base: string) => `${rate} of ${base}, on top`,
  guarantee: (target: string) => `${target} of valid sales; below, the missing share of the fee goes back`,
  level: (name: string, rate: string) => `${name}: keeps ${rate}`,
  creator: 'Creator',
  rest: 'all the rest',
  bearer: { brand: 'the brand', creator: 'the creator', split: 'both, half each' },
  platformFee: (rate: string) => `${rate} of what the creator earns, on top`,
  livestream: (minutes: number) =>
    `A livestream of at least ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
  video: (seconds: number) => `A video of at least ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
  yes: 'Yes',
  no: 'No',
  rounds: (most: number) => (most === 0 ? 'None' : `${most} at most`),
  hold: (rate: string) => `${rate} of the fixed fee`,
  days: (days: number) => `${days} ${days === 1 ? 'day' : 'days'}`,
  noChannels: 'No channel named',
  clocks: {
    response: "Creator's answer",
    counter_response: 'Answer to a counter-offer',
    funding: 'Payment by the brand',
    sample_shipment: 'Sending the sample',
    sample_receipt: 'Confirming the sample',
    draft: 'Draft, ahead of the due date',
    draft_review: 'Review of the draft',
    delivery: 'Grace after the due date',
    review: 'Review of the work',
    top_up: 'Further payment for commission',
    payout: 'Payout',
    operator: 'Operations',
  },
};

const ZH: PartWords = {
  labels: {
    currency: '币种',
    fixedFee: '坑位费',
    tiers: '佣金',
    reserve: '佣金预留金',
    attribution: '订单计入期',
    returnWindow: '退货等待期',
    guarantee: '保量',
    guaranteeAttribution: '保量订单计入期',
    guaranteeReturnWindow: '保量退货等待期',
    providerShare: '服务商分成',
    chainOf: '逐级结算的款项',
    chain: '分账层级',
    platformFee: '平台服务费',
    failureFees: '合作未完成时费用由谁承担',
    work: '内容',
    scheduledAt: '开播时间',
    dueAt: '最晚发布',
    products: '商品',
    sample: '样品',
    draftReview: '发布前审初稿',
    maxRevisions: '要求修改的次数',
    disclosure: '广告标识',
    stayLive: '保留时长',
    hold: '保留期满才付',
    usageDays: '使用授权',
    usageChannels: '授权渠道',
    clocks: '答复时限',
  },
  base: { fixedFee: '坑位费', commission: '佣金', both: '坑位费和佣金' },
  share: (rate, base) => `${base}的 ${rate}，由品牌方另付`,
  guarantee: (target) => `有效销售额 ${target}；未达到时按差额比例退还坑位费`,
  level: (name, rate) => `${name}：留下 ${rate}`,
  creator: '达人',
  rest: '其余全部',
  bearer: { brand: '品牌方', creator: '达人', split: '双方各一半' },
  platformFee: (rate) => `达人收入的 ${rate}，由品牌方另付`,
  livestream: (minutes) => `直播一场，不少于 ${minutes} 分钟`,
  video: (seconds) => `视频一条，不短于 ${seconds} 秒`,
  yes: '需要',
  no: '不需要',
  rounds: (most) => (most === 0 ? '不能要求修改' : `最多 ${most} 次`),
  hold: (rate) => `坑位费的 ${rate}`,
  days: (days) => `${days} 天`,
  noChannels: '未指定渠道',
  clocks: {
    response: '达人答复',
    counter_response: '答复还价',
    funding: '品牌方付款',
    sample_shipment: '寄出样品',
    sample_receipt: '确认收到样品',
    draft: '初稿早于交付时间',
    draft_review: '审核初稿',
    delivery: '交付宽限',
    review: '验收',
    top_up: '补足佣金',
    payout: '付款到账',
    operator: '平台运营处理',
  },
};

export const partWords: Words<PartWords> = { 'zh-CN': ZH, en: EN };
