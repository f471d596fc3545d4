import type { GateName } from '../../domain/gates/names.ts';
import { disputeGateWords } from './disputes.ts';
import type { Words } from './reader.ts';

/** Where a deal stands, said to its creator. */
export interface GateWords {
  readonly now: (brand: string) => string;
  /** Instead of `now`, where the creator is awaited at a gate at which it is not always. */
  readonly yourTurn?: (brand: string) => string;
  readonly next: (brand: string) => string;
  /** Instead of `next`, where the fixed fee waits for guaranteed sales. */
  readonly nextGuaranteed?: (brand: string) => string;
}

export const gateWords: Words<Readonly<Record<GateName, GateWords>>> = {
  'zh-CN': {
    ...disputeGateWords['zh-CN'],
    response: {
      now: () => '请看完下面的条款，然后答复。',
      next: (brand) => `你接受后，${brand}先把款项存入托管；到账后我们发邮件通知你，你再开工。`,
    },
    counter_response: {
      now: (brand) => `${brand}正在考虑你的还价。`,
      next: () => '对方可以接受、婉拒或再还价。有结果我们会发邮件通知你。',
    },
    funding: {
      now: (brand) => `条款已谈妥，正在等${brand}把款项存入托管。款项到账前请先不要开工。`,
      next: () => '到账后我们会发邮件通知你，然后你再开工。',
    },
    sample_shipment: {
      now: (brand) => `正在等${brand}寄出样品。如果你不需要样品，可以直接开工。`,
      next: () => '寄出后，快递信息会显示在这里，我们也会发邮件通知你。',
    },
    sample_receipt: {
      now: (brand) => `${brand}已寄出样品。收到后请确认；有问题请说明，对方会补寄。`,
      next: () => '确认收到后，就可以开工了。',
    },
    draft: {
      now: () => '请先提交初稿，由品牌方看过后再发布。',
      next: (brand) => `${brand}可以通过初稿，或请你修改。`,
    },
    draft_review: {
      now: (brand) => `你的初稿已提交，${brand}正在查看。请先不要发布。`,
      next: () => '初稿通过后我们会发邮件通知你，然后你再发布。',
    },
    delivery: {
      now: () => '请按约定交付，然后在这里提交作品链接。',
      next: (brand) => `你提交后，由${brand}验收；验收通过即付坑位费。`,
      nextGuaranteed: (brand) => `你提交后，由${brand}验收；验收通过后统计销售，坑位费按保量结算。`,
    },
    review: {
      now: (brand) => `你已交付，${brand}正在验收。`,
      next: () => '验收通过即付坑位费；如果需要修改，我们会发邮件通知你。',
      nextGuaranteed: () => '验收通过后统计销售，坑位费按保量结算；如果需要修改，我们会发邮件通知你。',
    },
    stays_live: {
      now: () => '作品已验收。请按约定让作品一直在线。',
      next: () => '保留期满，暂留的坑位费就会付给你。',
      nextGuaranteed: () => '保留期满后，坑位费按保量结算。',
    },
    sales: {
      now: (brand) => `销售统计期：正在等${brand}上报销售数据。`,
      next: () => '统计期结束后，我们按净销售额算出佣金并付给你。',
      nextGuaranteed: () =>
        '统计期结束后，我们按有效销售额和保量算出你的坑位费（有佣金的，连同佣金）并付给你。',
    },
    top_up: {
      now: (brand) => `佣金超出了预留金，正在等${brand}补足差额。`,
      next: () => '补足后，佣金就会付给你。',
    },
    payout: {
      now: () => '这次合作的款项正在支付中。',
      next: () => '每一笔的进度见下方“款项”。',
    },
    operator: {
      now: () => '这次合作需要人工处理，平台运营正在跟进。',
      next: () => '你现在不用做什么；需要你配合时，我们会联系你。',
    },
  },
  en: {
    ...disputeGateWords.en,
    response: {
      now: () => 'Please read the terms below, then answer.',
      next: (brand) =>
        `If you accept, ${brand} pays first and the money is held. We mail you when it is there, and then you begin.`,
    },
    counter_response: {
      now: (brand) => `${brand} is considering your terms.`,
      next: () => 'They can accept, decline or answer with their own. We mail you as soon as they do.',
    },
    funding: {
      now: (brand) =>
        `You agree on the terms. Now ${brand} has to pay in the money. Please do not begin before it is held.`,
      next: () => 'We mail you when the money is there, and then you begin.',
    },
    sample_shipment: {
      now: (brand) =>
        `We wait for ${brand} to send you the sample. If you do not need one, you can go on without.`,
      next: () => 'Once it is on its way, you see here who carries it, and we mail you.',
    },
    sample_receipt: {
      now: (brand) =>
        `${brand} has sent the sample. Please confirm when you have it; if something is wrong with it, say so and they send another one.`,
      next: () => 'Once you have confirmed, you begin.',
    },
    draft: {
      now: () => 'Please hand in a draft, so that the brand sees it before you publish.',
      next: (brand) => `${brand} then approves it or asks for changes.`,
    },
    draft_review: {
      now: (brand) => `You handed in a draft. ${brand} is looking at it. Please do not publish yet.`,
      next: () => 'We mail you when it is approved, and then you publish.',
    },
    delivery: {
      now: () => 'Please do the work as agreed, then hand in its link here.',
      next: (brand) => `${brand} then reviews it; once it is approved, your fixed fee is paid.`,
      nextGuaranteed: (brand) =>
        `${brand} then reviews it; once it is approved, the sales are counted against the guarantee.`,
    },
    review: {
      now: (brand) => `You handed in your work. ${brand} is reviewing it.`,
      next: () => 'Once it is approved, your fixed fee is paid. If changes are needed, we mail you.',
      nextGuaranteed: () =>
        'Once it is approved, the sales are counted against the guarantee. If changes are needed, we mail you.',
    },
    stays_live: {
      now: () => 'Your work is approved. Please keep it online as agreed.',
      next: () => 'When the time is over, you get what was held of your fixed fee.',
      nextGuaranteed: () => 'When the time is over, your fixed fee is settled with the guaranteed sales.',
    },
    sales: {
      now: (brand) => `Sales are being counted: we wait for ${brand} to report them.`,
      next: () => 'Then your commission is computed from the net sales and paid.',
      nextGuaranteed: () =>
        'Then what you earned of the fixed fee, and your commission if there is one, is computed from the valid sales and paid.',
    },
    top_up: {
      now: (brand) =>
        `Your commission is higher than the reserve. Now ${brand} has to pay in the difference.`,
      next: () => 'As soon as it is there, your commission is paid.',
    },
    payout: {
      now: () => 'The payments of this deal are being made.',
      next: () => 'Under “Money” you see how far each of them is.',
    },
    operator: {
      now: () => 'This deal needs a person to look at it. Our operations staff are on it.',
      next: () => 'There is nothing for you to do now. If we need you, we will write to you.',
    },
  },
};
