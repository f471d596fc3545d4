import type { Outcome } from '../../domain/deal/deal.ts';
import type { Status } from '../../domain/gates/gate.ts';
import type { Locale, Role } from '../../domain/parties.ts';
import type { Words } from '../../functions/words/reader.ts';

/** What a deal's status, outcome and parties are called in lists, where one word has to do. */
const STATUS: Words<Readonly<Record<Status, string>>> = {
  'zh-CN': {
    invited: '已邀请',
    negotiating: '议价中',
    awaiting_funding: '待付款',
    preparing: '筹备中',
    delivering: '交付中',
    reviewing: '验收中',
    settling: '结算中',
    disputed: '争议中',
    needs_operator: '待人工处理',
    closed: '已结束',
  },
  en: {
    invited: 'Invited',
    negotiating: 'Negotiating',
    awaiting_funding: 'Awaiting payment',
    preparing: 'Preparing',
    delivering: 'Delivering',
    reviewing: 'In review',
    settling: 'Settling',
    disputed: 'Disputed',
    needs_operator: 'Needs operations',
    closed: 'Closed',
  },
};

const OUTCOME: Words<Readonly<Record<Outcome, string>>> = {
  'zh-CN': {
    completed: '已完成',
    declined: '已婉拒',
    expired: '已过期',
    withdrawn: '已退出',
    cancelled: '已取消',
    refunded: '已退款',
    resolved: '已裁决',
  },
  en: {
    completed: 'Completed',
    declined: 'Declined',
    expired: 'Expired',
    withdrawn: 'Withdrawn',
    cancelled: 'Cancelled',
    refunded: 'Refunded',
    resolved: 'Resolved',
  },
};

const ROLE: Words<Readonly<Record<Role, string>>> = {
  'zh-CN': {
    brand: '品牌方',
    provider: '服务商',
    creator: '达人',
    operator: '平台运营',
    payments: '支付机构',
    clock: '到期自动',
    system: '系统',
  },
  en: {
    brand: 'Brand',
    provider: 'Provider',
    creator: 'Creator',
    operator: 'Operations',
    payments: 'Payment service',
    clock: 'Deadline',
    system: 'System',
  },
};

const keysOf = <K extends string>(words: Readonly<Record<K, string>>): K[] => {
  const keys: K[] = [];
  for (const key in words) keys.push(key);
  return keys;
};

export const STATUSES = keysOf(STATUS.en);
export const OUTCOMES = keysOf(OUTCOME.en);

export const statusText = (status: Status, locale: Locale): string => STATUS[locale][status];
export const outcomeName = (outcome: Outcome, locale: Locale): string => OUTCOME[locale][outcome];
export const roleText = (role: Role, locale: Locale): string => ROLE[locale][role];
