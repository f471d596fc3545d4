import type { Charge } from '../../domain/statement/brandStatement.ts';
import type { LineStatus } from '../../domain/statement/line.ts';
import type { NotCounted } from '../../domain/statement/orderLine.ts';
import type { PayeeTotals } from '../../domain/statement/payeeStatement.ts';
import type { LineKind, StatementPayee } from '../../domain/statement/rule.ts';
import type { Words } from './reader.ts';

/** What frames a statement. Arguments are ready to be read. */
export interface StatementWords {
  readonly title: string;
  readonly about: (reference: string, brand: string) => string;
  readonly asOf: (at: string, zone: string) => string;
  readonly currency: (name: string, code: string) => string;
  readonly basis: string;
  readonly payee: Readonly<Record<StatementPayee['role'], (name: string) => string>>;
  readonly brand: string;
  readonly kind: Readonly<Record<LineKind, string>>;
  readonly status: Readonly<Record<LineStatus, string>>;
  readonly total: Readonly<Record<Total, string>>;
  /** The commission by how sure it is. */
  readonly commission: Readonly<Record<'estimated' | 'frozen' | 'settled' | 'reversed', string>>;
  readonly estimate: string;
  readonly nothing: string;
  readonly orders: (count: number, gross: string, refunded: string, net: string) => string;
  readonly cancelledOrders: (amount: string) => string;
  readonly ordersPlaced: (first: string, last: string) => string;
  readonly ordersOutside: (count: number) => string;
  /** The orders one by one. */
  readonly ordersHeading: string;
  readonly ordersRange: (first: number, last: number, of: number) => string;
  readonly ordersCommission: (amount: string) => string;
  readonly ordersChanged: string;
  /** The address of a page that we never gave out: the first one is shown. */
  readonly ordersUnknown: string;
  readonly noMoreOrders: string;
  readonly orderColumns: Readonly<Record<'order' | 'sales' | 'commission', string>>;
  readonly orderRefunded: (amount: string) => string;
  readonly orderCounts: (amount: string) => string;
  readonly orderRate: (rate: string, net: string) => string;
  readonly notCounted: Readonly<Record<NotCounted, string>>;
  readonly nextOrders: string;
  readonly firstOrders: string;
  readonly moreOrders: (count: number, where: string) => string;
  readonly ordersOnPage: string;
  readonly ordersInApi: (path: string) => string;
  readonly earnedAt: (at: string) => string;
  readonly releasedAt: (at: string) => string;
  readonly paidAt: (at: string) => string;
  readonly expectedAt: (at: string) => string;
  readonly payment: (amount: string, status: string) => string;
  readonly reference: (reference: string) => string;
  readonly charges: string;
  readonly charge: Readonly<Record<Charge['kind'], string>>;
  readonly chargeStatus: Readonly<Record<Charge['status'], string>>;
  readonly costs: string;
  readonly expectedCosts: string;
  readonly refunds: string;
  readonly refund: string;
  readonly paid: string;
  readonly refunded: string;
  readonly held: string;
  readonly cost: string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly asPdf: string;
  readonly backToDeal: string;
  readonly link: string;
}

/** The totals of a payee, each under the name of its field. */
export type Total = keyof PayeeTotals extends `${infer Name}Minor` ? Name : never;

export const statementWords: Words<StatementWords> = {
  'zh-CN': {
    title: '对账单',
    about: (reference, brand) => `合作编号 ${reference} · 品牌方 ${brand}`,
    asOf: (at, zone) => `截至 ${at}。所有时间均为${zone}。`,
    currency: (name, code) => `金额均以${name}（${code}）计。`,
    basis: '每一笔金额均出自账本分录与双方接受的条款；标注“预计”的尚未入账。',
    payee: {
      creator: (name) => `达人：${name}`,
      provider: (name) => `服务商：${name}`,
      platform: () => '平台',
    },
    brand: '品牌方',
    kind: {
      fee: '坑位费',
      commission: '佣金',
      provider_share: '服务商服务费',
      chain: '分销链分成',
      platform_fee: '平台服务费',
      taken_back: '退货扣回',
      other: '其他',
    },
    status: {
      expected: '预计',
      booked: '已入账',
      due: '待支付',
      blocked: '暂不能支付',
      pending: '支付中',
      failed: '支付未成功',
      paid: '已付',
      settled: '已结清',
      owed: '尚需退回',
    },
    total: {
      earned: '已赚得',
      takenBack: '退货扣回',
      paid: '已付',
      outstanding: '待付',
      kept: '抵扣其他合作的欠款',
      owed: '尚需退回',
      recovered: '已退回',
      expected: '预计还可赚得',
    },
    commission: {
      estimated: '佣金：估算',
      frozen: '佣金：已结算、尚未支付',
      settled: '佣金：已结清',
      reversed: '佣金：退货冲回',
    },
    estimate: '按目前的销售数据估算，结算前会变动。',
    nothing: '目前没有任何款项。',
    orders: (count, gross, refunded, net) =>
      `订单 ${count} 笔：成交净额 ${gross}，退款 ${refunded}，计入 ${net}`,
    cancelledOrders: (amount) => `发货前取消 ${amount}`,
    ordersPlaced: (first, last) => `首单 ${first}，末单 ${last}`,
    ordersOutside: (count) => `另有 ${count} 笔在归因期之外，不计入`,
    ordersHeading: '订单明细',
    ordersRange: (first, last, of) => `按下单时间排列，第 ${first}–${last} 笔，共 ${of} 笔。`,
    ordersCommission: (amount) => `全部订单的佣金合计 ${amount}。`,
    ordersChanged:
      '翻页期间有订单被更正：本页按目前的数据计算，与之前看过的各页相加可能对不上。请回到第一页重新查看。',
    ordersUnknown: '这个翻页地址无效，不是本页给出的。下面是第一页订单。',
    noMoreOrders: '后面没有更多订单。',
    orderColumns: { order: '订单', sales: '成交净额', commission: '佣金' },
    orderRefunded: (amount) => `退款 ${amount}`,
    orderCounts: (amount) => `计入 ${amount}`,
    orderRate: (rate, net) => `${net} 的 ${rate}`,
    notCounted: {
      outside_window: '在归因期之外，不计入',
      cancelled: '发货前取消，不计入',
      refunded: '全额退款，不计入',
    },
    nextOrders: '查看后面的订单',
    firstOrders: '回到第一页订单',
    moreOrders: (count, where) => `另有 ${count} 笔订单未在此列出，${where}。`,
    ordersOnPage: '请在你的合作链接中打开对账单页面查看',
    ordersInApi: (path) => `可通过接口 ${path} 用 ordersCursor 逐页读取`,
    earnedAt: (at) => `赚得：${at}`,
    releasedAt: (at) => `转出托管：${at}`,
    paidAt: (at) => `支付：${at}`,
    expectedAt: (at) => `最晚确定：${at}`,
    payment: (amount, status) => `付款 ${amount}：${status}`,
    reference: (reference) => `付款凭证 ${reference}`,
    charges: '品牌方付款',
    charge: { funding: '开工前托管', top_up: '补足佣金', late: '过期到账（全额退回）' },
    chargeStatus: { asked: '待付款', pending: '付款处理中', paid: '已到账' },
    costs: '费用',
    expectedCosts: '预计费用',
    refunds: '退款',
    refund: '退还品牌方',
    paid: '已付',
    refunded: '退回',
    held: '仍在托管',
    cost: '费用合计（已付 − 退回 − 仍在托管）',
    pageOf: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
    asPdf: '下载 PDF',
    backToDeal: '返回合作页面',
    link: '查看对账单：每笔金额怎么来的、何时支付',
  },
  en: {
    title: 'Statement',
    about: (reference, brand) => `Deal ${reference} · brand ${brand}`,
    asOf: (at, zone) => `As of ${at}. All times are in ${zone}.`,
    currency: (name, code) => `All amounts are in ${name} (${code}).`,
    basis:
      'Each amount comes from the ledger and from the terms that were accepted. What is marked “expected” is not in the books yet.',
    payee: {
      creator: (name) => `Creator: ${name}`,
      provider: (name) => `Provider: ${name}`,
      platform: () => 'Platform',
    },
    brand: 'Brand',
    kind: {
      fee: 'Fixed fee',
      commission: 'Commission',
      provider_share: 'Provider’s share',
      chain: 'Share of the chain',
      platform_fee: 'Platform fee',
      taken_back: 'Taken back for returns',
      other: 'Other',
    },
    status: {
      expected: 'expected',
      booked: 'booked',
      due: 'about to be paid',
      blocked: 'cannot be paid yet',
      pending: 'on its way',
      failed: 'did not go through',
      paid: 'paid',
      settled: 'settled',
      owed: 'still owed',
    },
    total: {
      earned: 'Earned',
      takenBack: 'Taken back for returns',
      paid: 'Paid',
      outstanding: 'To be paid',
      kept: 'Kept for what is owed from other deals',
      owed: 'Still owed',
      recovered: 'Paid back',
      expected: 'Expected on top',
    },
    commission: {
      estimated: 'Commission, estimated',
      frozen: 'Commission, settled but not paid yet',
      settled: 'Commission, settled',
      reversed: 'Commission, reversed for returns',
    },
    estimate: 'Reckoned on the sales reported so far; it changes until they are settled.',
    nothing: 'No amounts so far.',
    orders: (count, gross, refunded, net) =>
      `${count} ${count === 1 ? 'order' : 'orders'}: net ${gross}, refunded ${refunded}, counting ${net}`,
    cancelledOrders: (amount) => `cancelled before shipping ${amount}`,
    ordersPlaced: (first, last) => `first ${first}, last ${last}`,
    ordersOutside: (count) => `${count} more outside the attribution window do not count`,
    ordersHeading: 'Orders',
    ordersRange: (first, last, of) => `Orders ${first}–${last} of ${of}, by the time they were placed.`,
    ordersCommission: (amount) => `Commission of all orders together: ${amount}.`,
    ordersChanged:
      'Orders were corrected since you began: this page is as they are now, and may not add up with the pages you saw before. Please begin again with the first page.',
    ordersUnknown:
      'This address of a page of orders is not one that we gave out. These are the first orders.',
    noMoreOrders: 'There are no more orders.',
    orderColumns: { order: 'Order', sales: 'Net sale', commission: 'Commission' },
    orderRefunded: (amount) => `refunded ${amount}`,
    orderCounts: (amount) => `counting ${amount}`,
    orderRate: (rate, net) => `${rate} of ${net}`,
    notCounted: {
      outside_window: 'does not count: outside the attribution window',
      cancelled: 'does not count: cancelled before shipping',
      refunded: 'does not count: refunded whole',
    },
    nextOrders: 'Next orders',
    firstOrders: 'Back to the first orders',
    moreOrders: (count, where) =>
      `${count} more ${count === 1 ? 'order is' : 'orders are'} not listed here: ${where}.`,
    ordersOnPage: 'your link leads to the statement’s page, which has all of them',
    ordersInApi: (path) => `${path} gives them page by page, by ordersCursor`,
    earnedAt: (at) => `Earned: ${at}`,
    releasedAt: (at) => `Out of escrow: ${at}`,
    paidAt: (at) => `Paid: ${at}`,
    expectedAt: (at) => `Decided by: ${at}`,
    payment: (amount, status) => `Payment of ${amount}: ${status}`,
    reference: (reference) => `payment reference ${reference}`,
    charges: 'Paid in',
    charge: {
      funding: 'Paid before work',
      top_up: 'Commission top-up',
      late: 'Came too late (returned whole)',
    },
    chargeStatus: { asked: 'not paid yet', pending: 'on its way', paid: 'received' },
    costs: 'Costs',
    expectedCosts: 'Expected costs',
    refunds: 'Refunds',
    refund: 'Back to the brand',
    paid: 'Paid in',
    refunded: 'Refunded',
    held: 'Still held',
    cost: 'Costs (paid in − refunded − still held)',
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
    asPdf: 'Download as PDF',
    backToDeal: 'Back to the deal',
    link: 'Your statement: where each amount comes from and when it is paid',
  },
};
