import type { EarningBase } from '../../domain/terms/terms.ts';
import type { Words } from './reader.ts';

/** What the creator gets, in plain words. Arguments are ready to be read. */
export interface PayWords {
  readonly title: string;
  readonly currency: (name: string, code: string) => string;
  readonly fee: string;
  readonly feeWhen: string;
  readonly feeWhenGuaranteed: string;
  readonly feeOfChain: (whole: string) => string;
  readonly feeHold: (rate: string, period: string) => string;
  readonly commission: string;
  readonly rateOnAll: (rate: string) => string;
  readonly rateUpTo: (rate: string, to: string) => string;
  readonly rateBetween: (rate: string, from: string, to: string) => string;
  readonly rateAbove: (rate: string, from: string) => string;
  readonly example: (sales: string, commission: string) => string;
  readonly netSales: (attribution: string, returnWindow: string) => string;
  readonly commissionWhen: string;
  readonly commissionOfChain: string;
  readonly guarantee: string;
  readonly guaranteeRule: (target: string) => string;
  readonly guaranteeExample: (sales: string, fee: string) => string;
  readonly chain: string;
  readonly chainRule: Readonly<Record<EarningBase, string>>;
  readonly chainYou: string;
  readonly chainRest: string;
  readonly safety: string;
  readonly heldBefore: (total: string, brand: string) => string;
  readonly reserve: (reserve: string) => string;
  readonly noReserve: string;
}

export const payWords: Words<PayWords> = {
  'zh-CN': {
    title: '你能得到什么',
    currency: (name, code) => `金额均以${name}（${code}）计。`,
    fee: '坑位费',
    feeWhen: '验收通过后付给你。',
    feeWhenGuaranteed: '验收通过后继续托管，等销售期结束、按保量结算后付给你。',
    feeOfChain: (whole) => `坑位费共 ${whole}，按下面的分账比例，这是你的部分。`,
    feeHold: (rate, period) => `其中 ${rate} 在作品保留满${period}后再付。`,
    commission: '佣金',
    rateOnAll: (rate) => `净销售额的 ${rate}`,
    rateUpTo: (rate, to) => `净销售额不超过 ${to} 的部分：${rate}`,
    rateBetween: (rate, from, to) => `净销售额 ${from} 至 ${to} 的部分：${rate}`,
    rateAbove: (rate, from) => `净销售额超过 ${from} 的部分：${rate}`,
    example: (sales, commission) => `例如：净销售额 ${sales}，佣金为 ${commission}。`,
    netSales: (attribution, returnWindow) =>
      `作品上线后${attribution}内的订单计入；净销售额不含取消的订单和退款，退货以其后${returnWindow}为限。`,
    commissionWhen: '以上期限结束、销售数据上报后，佣金付给你。',
    commissionOfChain: '佣金同样按下面的比例分账，例子里的金额是你的部分。',
    guarantee: '保量',
    guaranteeRule: (target) => `有效销售额达不到 ${target} 时，坑位费按差额比例退还品牌方。`,
    guaranteeExample: (sales, fee) => `例如：有效销售额 ${sales}，你得坑位费 ${fee}。`,
    chain: '分账',
    chainRule: {
      fixedFee: '坑位费逐级结算：先付给第一级，每级留下自己的部分，其余付给下一级。',
      commission: '佣金逐级结算：先付给第一级，每级留下自己的部分，其余付给下一级。',
      both: '坑位费和佣金都逐级结算：先付给第一级，每级留下自己的部分，其余付给下一级。',
    },
    chainYou: '你',
    chainRest: '其余全部',
    safety: '资金托管',
    heldBefore: (total, brand) =>
      `开工前，${brand}先付 ${total}，由支付机构托管；其中包含品牌方另付的服务费，不从你的收入里扣。`,
    reserve: (reserve) => `托管款中预留 ${reserve} 用于佣金；佣金超出时由品牌方补足，用不完退还品牌方。`,
    noReserve: '佣金没有预留金，由品牌方在结算时支付。',
  },
  en: {
    title: 'What you get',
    currency: (name, code) => `All amounts are in ${name} (${code}).`,
    fee: 'Fixed fee',
    feeWhen: 'Paid once your work is approved.',
    feeWhenGuaranteed:
      'It stays held after your work is approved, and is paid once the sales are counted against the guarantee.',
    feeOfChain: (whole) => `Your part of a fixed fee of ${whole}, which is shared as said below.`,
    feeHold: (rate, period) => `${rate} of it follows after your work has stayed online for ${period}.`,
    commission: 'Commission',
    rateOnAll: (rate) => `${rate} of net sales`,
    rateUpTo: (rate, to) => `${rate} of net sales up to ${to}`,
    rateBetween: (rate, from, to) => `${rate} of net sales between ${from} and ${to}`,
    rateAbove: (rate, from) => `${rate} of net sales above ${from}`,
    example: (sales, commission) => `For example: net sales of ${sales} bring you ${commission}.`,
    netSales: (attribution, returnWindow) =>
      `Orders count for ${attribution} after your work goes live. Net sales leave out cancelled orders and refunds; returns are awaited for ${returnWindow} more.`,
    commissionOfChain: 'The commission is shared as said below; the example shows your part.',
    commissionWhen: 'Paid once these periods are over and the sales are reported.',
    guarantee: 'Sales guarantee',
    guaranteeRule: (target) =>
      `If valid sales stay below ${target}, the missing share of the fixed fee goes back to the brand.`,
    guaranteeExample: (sales, fee) => `For example: valid sales of ${sales} leave you a fixed fee of ${fee}.`,
    chain: 'Shared with',
    chainRule: {
      fixedFee:
        'The fixed fee is handed down: it goes to the first level, each keeps its part and pays the next.',
      commission:
        'The commission is handed down: it goes to the first level, each keeps its part and pays the next.',
      both: 'Fixed fee and commission are handed down: they go to the first level, each keeps its part and pays the next.',
    },
    chainYou: 'You',
    chainRest: 'all the rest',
    safety: 'Your security',
    heldBefore: (total, brand) =>
      `Before you begin, ${brand} pays ${total}, which the payment service holds for this deal. It includes service fees that the brand pays on top: nothing is taken off what you earn.`,
    reserve: (reserve) =>
      `${reserve} of it is reserved for your commission. If the commission is higher, the brand adds the difference; what is not needed goes back to the brand.`,
    noReserve: 'Nothing is reserved for the commission: the brand pays it in when it is settled.',
  },
};
