import type { Words } from './reader.ts';

/** What happens if something does not happen, rule by rule. Arguments are ready to be read. */
export interface ConsequenceWords {
  readonly title: string;
  readonly notFunded: (period: string, brand: string) => string;
  readonly sampleNotSent: (period: string, brand: string) => string;
  readonly sampleNotConfirmed: (period: string) => string;
  readonly draftNotShown: string;
  readonly draftNotReviewed: (period: string, brand: string) => string;
  readonly notDelivered: (period: string, brand: string) => string;
  readonly notReviewed: (period: string, brand: string) => string;
  readonly notReviewedGuaranteed: (period: string, brand: string) => string;
  readonly changesRequested: string;
  readonly takenDown: (period: string) => string;
  readonly salesNotReported: string;
  readonly topUpNotPaid: (period: string) => string;
  readonly stuck: string;
}

export const consequenceWords: Words<ConsequenceWords> = {
  'zh-CN': {
    title: '如果没有做到',
    notFunded: (period, brand) => `${brand}在你接受后${period}内没有付款：合作自动结束，双方互不欠款。`,
    sampleNotSent: (period, brand) => `${brand}在${period}内没有寄出样品：由平台运营跟进。`,
    sampleNotConfirmed: (period) =>
      `你在样品寄出后${period}内没有确认：视为已收到（前提是通知确已送达你）。之后你至少有 3 天时间交付。`,
    draftNotShown: '你没有及时提交初稿：直接进入正式交付。',
    draftNotReviewed: (period, brand) =>
      `${brand}在你提交初稿后${period}内没有回应：视为初稿通过（前提是通知确已送达对方）。`,
    notDelivered: (period, brand) =>
      `你在约定时间之后${period}内没有交付：合作自动结束，托管的款项全额退还${brand}，你没有收入。`,
    notReviewed: (period, brand) =>
      `${brand}在你交付后${period}内没有回应：视为验收通过，坑位费付给你（前提是通知确已送达对方）。`,
    notReviewedGuaranteed: (period, brand) =>
      `${brand}在你交付后${period}内没有回应：视为验收通过，进入销售统计（前提是通知确已送达对方）。`,
    changesRequested: '品牌方要求修改：你至少有 3 天时间重新提交。',
    takenDown: (period) => `作品在发布后${period}内下架：由平台运营核实，暂留的坑位费可能退还品牌方。`,
    salesNotReported: '品牌方没有上报任何销售数据：由平台运营跟进，不会不了了之。',
    topUpNotPaid: (period) => `佣金超出预留金，而品牌方在${period}内没有补足：由平台运营跟进。`,
    stuck: '其他任何环节卡住：由平台运营（Luyue 的工作人员）跟进，每一步都有记录。',
  },
  en: {
    title: 'What happens if not',
    notFunded: (period, brand) =>
      `If ${brand} does not pay within ${period} of your acceptance, the deal ends and nobody owes anything.`,
    sampleNotSent: (period, brand) =>
      `If ${brand} does not send the sample within ${period}, our operations staff take it up.`,
    sampleNotConfirmed: (period) =>
      `If you say nothing within ${period} after the sample was sent, it counts as received (provided the notice really reached you). You then have at least 3 days to deliver.`,
    draftNotShown: 'If you do not hand in a draft in time, the work itself is awaited next.',
    draftNotReviewed: (period, brand) =>
      `If ${brand} does not answer within ${period} of your draft, it counts as approved (provided the notice really reached them).`,
    notDelivered: (period, brand) =>
      `If you do not hand in your work within ${period} of the agreed time, the deal ends: ${brand} gets back all the money held and you earn nothing.`,
    notReviewed: (period, brand) =>
      `If ${brand} does not answer within ${period} of your delivery, your work counts as approved and you get the fixed fee (provided the notice really reached them).`,
    notReviewedGuaranteed: (period, brand) =>
      `If ${brand} does not answer within ${period} of your delivery, your work counts as approved and its sales are counted (provided the notice really reached them).`,
    changesRequested: 'If the brand asks for changes, you have at least 3 days to hand in your work again.',
    takenDown: (period) =>
      `If your work goes offline within ${period} of being published, our operations staff look into it, and what is held of the fee may go back to the brand.`,
    salesNotReported: 'If the brand reports no sales at all, our operations staff take it up.',
    topUpNotPaid: (period) =>
      `If the commission is higher than the reserve and the brand does not add the difference within ${period}, our operations staff take it up.`,
    stuck: 'If anything else gets stuck, our operations staff take it up. Every step is on record.',
  },
};
