import type { Locale } from '../../domain/parties.ts';
import { lookup } from './lookup.ts';

type Names = Readonly<Record<Locale, string>>;

/** What the amounts in the events of a deal's log are, by their names there. */
const AMOUNTS: Readonly<Record<string, Names>> = {
  creatorMinor: { 'zh-CN': '达人', en: 'Creator' },
  platformMinor: { 'zh-CN': '平台服务费', en: 'Platform fee' },
  providerMinor: { 'zh-CN': '服务商', en: 'Provider' },
  brandMinor: { 'zh-CN': '品牌方', en: 'Brand' },
  returnedMinor: { 'zh-CN': '退回品牌方', en: 'Back to the brand' },
  fixedFeeMinor: { 'zh-CN': '坑位费', en: 'Fixed fee' },
  earnedFeeMinor: { 'zh-CN': '坑位费实得', en: 'Fixed fee earned' },
  heldMinor: { 'zh-CN': '暂扣', en: 'Kept back' },
  concededMinor: { 'zh-CN': '无争议部分', en: 'Conceded' },
  contestedMinor: { 'zh-CN': '争议金额', en: 'Contested' },
  contestableMinor: { 'zh-CN': '可争议金额', en: 'Contestable' },
  netSalesMinor: { 'zh-CN': '净销售额', en: 'Net sales' },
  commissionMinor: { 'zh-CN': '佣金', en: 'Commission' },
  paidMinor: { 'zh-CN': '结算佣金', en: 'Commission settled' },
  targetMinor: { 'zh-CN': '保量目标', en: 'Guaranteed sales' },
  guaranteeRefundMinor: { 'zh-CN': '保量退款', en: 'Back for missed sales' },
  keptMinor: { 'zh-CN': '达人保留', en: 'Kept by the creator' },
  feesBorneByCreatorMinor: { 'zh-CN': '达人承担的服务费', en: 'Fees borne by the creator' },
};

/** `null` for an amount that needs no name beside its event, or that only a newer server knows. */
export const amountName = (name: string, locale: Locale): string | null =>
  lookup(AMOUNTS, name)?.[locale] ?? null;
