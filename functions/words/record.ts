import type { Words } from './reader.ts';

/** How a party kept its word so far. Arguments are ready to be read. */
export interface RecordWords {
  readonly title: string;
  readonly about: string;
  readonly of: (name: string) => string;
  readonly none: (name: string) => string;
  readonly measure: string;
  readonly last12Months: string;
  readonly allTime: string;
  readonly deals: string;
  readonly answered: string;
  readonly delivered: string;
  readonly reviewed: string;
  readonly paid: string;
  readonly disputes: string;
  readonly cancelled: string;
  readonly rate: (part: number, whole: number, percent: string) => string;
  readonly average: (time: string, times: number) => string;
  readonly lost: (disputes: number, lost: number) => string;
  /** Where nothing was measured. */
  readonly nothing: string;
}

export const recordWords: Words<RecordWords> = {
  'zh-CN': {
    title: '对方的履约记录',
    about: '根据已结束的合作自动统计，各方标准相同，任何人都不能修改。',
    of: (name) => `${name}的履约记录`,
    none: (name) => `${name}还没有履约记录：还没有已结束的合作。`,
    measure: '项目',
    last12Months: '近 12 个月',
    allTime: '全部',
    deals: '谈成的合作',
    answered: '按时答复',
    delivered: '按时交付',
    reviewed: '平均审核用时',
    paid: '按时付款',
    disputes: '争议',
    cancelled: '临近时取消',
    rate: (part, whole, percent) => `${part}/${whole}（${percent}）`,
    average: (time, times) => `${time}（${times} 次）`,
    lost: (disputes, lost) => `${disputes} 次，其中裁定不利 ${lost} 次`,
    nothing: '无',
  },
  en: {
    title: 'How the other side kept its word',
    about: 'Counted from deals that have ended, by the same rules for everybody. Nobody can edit it.',
    of: (name) => `Record of ${name}`,
    none: (name) => `${name} has no record yet: no deal has ended so far.`,
    measure: 'What',
    last12Months: 'Last 12 months',
    allTime: 'All time',
    deals: 'Deals agreed',
    answered: 'Answered in time',
    delivered: 'Delivered on time',
    reviewed: 'Average time to review',
    paid: 'Paid in time',
    disputes: 'Disputes',
    cancelled: 'Cancelled late',
    rate: (part, whole, percent) => `${part} of ${whole} (${percent})`,
    average: (time, times) => `${time} (${times} ${times === 1 ? 'review' : 'reviews'})`,
    lost: (disputes, lost) => `${disputes}, of which ${lost} lost`,
    nothing: 'none',
  },
};
