import type { Purpose } from '../../domain/deal/payment.ts';
import type { Words } from './reader.ts';

/** What a payment is for. */
export const purposeWords: Words<Readonly<Record<Purpose, string>>> = {
  'zh-CN': {
    fee: '坑位费',
    commission: '佣金',
    provider_fee: '服务商服务费',
    provider_commission: '服务商佣金分成',
    chain: '逐级分账',
    refund: '退款',
  },
  en: {
    fee: 'Fixed fee',
    commission: 'Commission',
    provider_fee: 'Provider’s share of the fee',
    provider_commission: 'Provider’s share of the commission',
    chain: 'Part of the chain',
    refund: 'Refund',
  },
};
