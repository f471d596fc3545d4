import type { Purpose } from '../../domain/deal/payment.ts';
import { purposeWords } from './purposes.ts';
import type { Words } from './reader.ts';

type Progress = 'due' | 'blocked' | 'pending' | 'paid' | 'failed';

export interface PaymentWords {
  readonly title: string;
  readonly held: (amount: string, since: string) => string;
  /** Once some of it has left. */
  readonly stillHeld: (amount: string) => string;
  /** Once nothing is held any more. */
  readonly paidIn: (amount: string, at: string) => string;
  readonly heldTopUp: (amount: string, since: string) => string;
  /** Goes before the payment service's own number of a payment. */
  readonly reference: string;
  readonly proven: string;
  readonly unproven: Readonly<Record<'unknown' | 'differs', string>>;
  readonly covers: string;
  readonly noPayments: string;
  readonly purpose: Readonly<Record<Purpose, string>>;
  readonly progress: Readonly<Record<Progress, string>>;
  readonly bankDetailsNeeded: string;
  readonly giveBankDetails: string;
  readonly guarantee: (target: string, earned: string, refunded: string) => string;
  readonly sales: (netSales: string, orders: number, commission: string) => string;
  readonly total: string;
}

export const paymentWords: Words<PaymentWords> = {
  'zh-CN': {
    title: '款项',
    held: (amount, since) => `品牌方已付 ${amount}，${since}起由支付机构托管，专款专用。`,
    stillHeld: (amount) => `目前仍托管 ${amount}。`,
    paidIn: (amount, at) => `品牌方已于${at}付款 ${amount}。`,
    heldTopUp: (amount, since) => `品牌方已于${since}补足 ${amount}。`,
    reference: '付款凭证号',
    proven: '以上为刚刚与平台账目和支付机构核对的结果。',
    unproven: {
      unknown: '暂时无法向支付机构核实托管的款项。请稍后刷新本页；核实之前，我们不对款项作任何说明。',
      differs:
        '平台账目与支付机构的记录不一致，托管的款项目前无法证实，平台运营已在核查。开工前请先与我们确认。',
    },
    covers: '其中包含品牌方另付的服务费，不从你的收入里扣。',
    noPayments: '目前没有付给你的款项。',
    purpose: purposeWords['zh-CN'],
    progress: {
      due: '即将支付',
      blocked: '等你填写收款账户',
      pending: '支付中',
      paid: '已付',
      failed: '支付未成功，平台运营正在跟进',
    },
    bankDetailsNeeded: '请填写收款账户，否则款项无法付给你。',
    giveBankDetails: '填写收款账户',
    guarantee: (target, earned, refunded) => `保量 ${target}：坑位费实得 ${earned}，退还品牌方 ${refunded}。`,
    sales: (netSales, orders, commission) => `净销售额 ${netSales}（${orders} 单），佣金 ${commission}。`,
    total: '已付给你合计',
  },
  en: {
    title: 'Money',
    held: (amount, since) =>
      `The brand paid ${amount}. The payment service has held it for this deal since ${since}.`,
    stillHeld: (amount) => `${amount} of it is still held.`,
    paidIn: (amount, at) => `The brand paid ${amount} on ${at}.`,
    heldTopUp: (amount, since) => `The brand added ${amount} on ${since}.`,
    reference: 'Payment reference',
    proven: 'Checked just now with our books and with the payment service.',
    unproven: {
      unknown:
        'The payment service cannot be asked at the moment, so we cannot tell you what it holds. Please load this page again in a while.',
      differs:
        'Our books and the payment service do not agree, so we cannot prove that the money is held. Our operations staff are looking into it; please ask us before you begin to work.',
    },
    covers: 'This includes service fees that the brand pays on top. Nothing is taken off what you earn.',
    noPayments: 'So far, nothing is due to you.',
    purpose: purposeWords.en,
    progress: {
      due: 'about to be paid',
      blocked: 'waits for your bank details',
      pending: 'on its way',
      paid: 'paid',
      failed: 'did not go through; our operations staff are on it',
    },
    bankDetailsNeeded: 'Please give your bank details: without them you cannot be paid.',
    giveBankDetails: 'Give your bank details',
    guarantee: (target, earned, refunded) =>
      `Guaranteed were ${target}: ${earned} of the fixed fee was earned, ${refunded} goes back to the brand.`,
    sales: (netSales, orders, commission) =>
      `Net sales of ${netSales} from ${orders} ${orders === 1 ? 'order' : 'orders'}: a commission of ${commission}.`,
    total: 'Paid to you in all',
  },
};
