import type { Deal, Outcome } from '../../domain/deal/deal.ts';
import type { Locale } from '../../domain/parties.ts';
import type { Words } from './reader.ts';

export interface OutcomeWords {
  readonly title: string;
  readonly meaning: string;
}

/** How a deal ended; true for whoever reads it. `null` for one that has not. */
export function outcomeText({ outcome, cancellation }: Deal, locale: Locale): OutcomeWords | null {
  if (outcome === null) return null;
  return outcomeWords[locale][outcome === 'cancelled' && cancellation !== null ? 'cancelled_late' : outcome];
}

/** `cancelled_late`: while money was held. */
const outcomeWords: Words<Readonly<Record<Outcome | 'cancelled_late', OutcomeWords>>> = {
  'zh-CN': {
    completed: { title: '合作已完成', meaning: '约定的事都已办妥，款项都已付清。谢谢！' },
    declined: { title: '合作已婉拒', meaning: '双方没有达成一致，互不欠款。' },
    expired: { title: '合作已过期', meaning: '期限内没有等到需要的回应，合作已自动结束，双方互不欠款。' },
    withdrawn: { title: '合作已退出', meaning: '有一方在付款前退出了，双方互不欠款。' },
    cancelled: { title: '合作已取消', meaning: '合作在付款前被取消，双方互不欠款。' },
    cancelled_late: {
      title: '合作已取消',
      meaning: '合作在完成前被取消。按约定的取消规则，达人应得的部分已经付清，其余款项已退还品牌方。',
    },
    refunded: { title: '合作已结束并退款', meaning: '合作没有完成，托管中尚未支付的款项已退还品牌方。' },
    resolved: { title: '合作已由平台运营结案', meaning: '平台运营处理后结束了这次合作。' },
  },
  en: {
    completed: {
      title: 'Deal complete',
      meaning: 'Everything agreed was done and everything owed was paid. Thank you!',
    },
    declined: { title: 'Deal declined', meaning: 'You did not come to an agreement. Nobody owes anything.' },
    expired: {
      title: 'Deal expired',
      meaning: 'What the deal waited for did not come in time, so it ended by itself. Nobody owes anything.',
    },
    withdrawn: {
      title: 'Deal withdrawn',
      meaning: 'One side withdrew before money was paid. Nobody owes anything.',
    },
    cancelled: {
      title: 'Deal cancelled',
      meaning: 'The deal was cancelled before money was paid. Nobody owes anything.',
    },
    cancelled_late: {
      title: 'Deal cancelled',
      meaning:
        'The deal was cancelled before it was done. What the creator keeps by the agreed rules was paid, and the rest went back to the brand.',
    },
    refunded: {
      title: 'Deal ended with a refund',
      meaning: 'The deal was not completed. The money that was still held went back to the brand.',
    },
    resolved: {
      title: 'Deal closed by operations',
      meaning: 'Our operations staff looked into this deal and closed it.',
    },
  },
};
