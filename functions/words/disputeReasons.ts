import type { Finding } from '../../domain/dispute/finding.ts';
import type { Words } from './reader.ts';

/** Why somebody disputes, and why it was resolved as it was. */
export const disputeReasonWords: Words<Readonly<Record<Finding['reasonCode'], string>>> = {
  'zh-CN': {
    not_delivered: '没有交付',
    not_as_agreed: '交付与约定不符',
    late: '交付逾期',
    disclosure_missing: '缺少约定的广告标识',
    unfair_rejection: '验收不通过没有道理',
    taken_down: '作品被下架',
    sales_misreported: '销售数据有误',
    fraud: '弄虚作假',
    other: '其他',
    delivered_as_agreed: '已按约定交付',
    partly_delivered: '只交付了一部分',
    shared_fault: '双方都有责任',
    goodwill: '双方各让一步',
    no_response: '另一方在期限内没有答复',
  },
  en: {
    not_delivered: 'not delivered',
    not_as_agreed: 'not as agreed',
    late: 'late',
    disclosure_missing: 'the agreed disclosure is missing',
    unfair_rejection: 'refused without good reason',
    taken_down: 'taken down',
    sales_misreported: 'the sales are not as reported',
    fraud: 'fraud',
    other: 'another reason',
    delivered_as_agreed: 'delivered as agreed',
    partly_delivered: 'delivered in part',
    shared_fault: 'both sides had a part in it',
    goodwill: 'both sides give way',
    no_response: 'the other side did not answer in time',
  },
};
