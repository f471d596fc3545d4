import type { Rung } from '../../domain/deal/cancellation.ts';
import type { Terms } from '../../domain/terms/terms.ts';
import type { Words } from './reader.ts';

/** What cancelling costs, said to the creator. Arguments are ready to be read. */
export interface CancellingWords {
  readonly title: string;
  readonly now: (brand: string, amount: string, rate: string) => string;
  readonly nowNothing: (brand: string) => string;
  readonly ladder: (brand: string) => string;
  readonly rung: Readonly<Record<Exclude<Rung, 'by_creator'>, string>>;
  readonly keeps: (amount: string, rate: string) => string;
  readonly keepsNothing: string;
  readonly moved: string;
  readonly byYou: (brand: string) => string;
  /** Who bears the service fees of a deal that was cancelled. */
  readonly fees: Readonly<Record<NonNullable<Terms['failureFees']>, string>>;
}

export const cancellingWords: Words<CancellingWords> = {
  'zh-CN': {
    title: '如果取消合作',
    now: (brand, amount, rate) => `${brand}如果现在取消，你保留 ${amount}（坑位费的 ${rate}）。`,
    nowNothing: (brand) => `${brand}如果现在取消，你没有收入，托管的款项退还对方。`,
    ladder: (brand) => `款项托管后、作品提交验收前，${brand}可以取消。坑位费中你能保留多少，看取消的时候：`,
    rung: {
      far_ahead: '离开播超过 72 小时',
      near: '离开播不到 72 小时',
      on_the_day: '离开播不到 24 小时，或已过开播时间',
      before_draft: '你还没有提交过初稿或作品',
      after_draft: '你提交过初稿或作品之后',
      after_changes: '已修改两轮之后',
    },
    keeps: (amount, rate) => `${amount}（${rate}）`,
    keepsNothing: '不保留',
    moved: '品牌方改期，不会让你已经能保留的部分变少。',
    byYou: (brand) => `由你取消：你没有收入，托管的款项全额退还${brand}。`,
    fees: {
      brand: '取消时的服务费由品牌方另付，不从你保留的部分里扣。',
      creator: '取消时的服务费由你承担，上面的金额已经扣除。',
      split: '取消时的服务费由双方各担一半，上面的金额已经扣除你的一半。',
    },
  },
  en: {
    title: 'If the deal is cancelled',
    now: (brand, amount, rate) =>
      `If ${brand} cancelled now, you would keep ${amount} (${rate} of the fixed fee).`,
    nowNothing: (brand) => `If ${brand} cancelled now, you would earn nothing and the money would go back.`,
    ladder: (brand) =>
      `Once the money is held and until you hand in your work, ${brand} can cancel. What you keep of the fixed fee depends on when:`,
    rung: {
      far_ahead: 'More than 72 hours before the stream',
      near: 'Less than 72 hours before the stream',
      on_the_day: 'Less than 24 hours before the stream, or after it should have begun',
      before_draft: 'Before you have handed in a draft or the work',
      after_draft: 'After you have handed in a draft or the work',
      after_changes: 'After two rounds of changes',
    },
    keeps: (amount, rate) => `${amount} (${rate})`,
    keepsNothing: 'Nothing',
    moved: 'If the brand moves the date, that does not take away what you could already keep.',
    byYou: (brand) => `If you cancel, you earn nothing and ${brand} gets back all the money held.`,
    fees: {
      brand:
        'The brand pays the service fees of a cancelled deal on top: nothing is taken off what you keep.',
      creator: 'You bear the service fees of a cancelled deal; they are already taken off the amounts above.',
      split:
        'You and the brand share the service fees of a cancelled deal; your half is already taken off above.',
    },
  },
};
