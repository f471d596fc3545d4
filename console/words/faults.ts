import type { Locale } from '../../domain/parties.ts';
import { faultText } from '../../functions/words/faults.ts';
import type { Words } from '../../functions/words/reader.ts';

/** What the API finds wrong with terms and deals, said to those who write them. `$1` is what the message names. */
const FAULTS: readonly (Words & { readonly message: RegExp })[] = [
  {
    message: /^(Invalid input: expected .*, received (undefined|null)|must not be empty)$/,
    'zh-CN': '请填写',
    en: 'Please fill this in',
  },
  { message: /^must be a whole number$/, 'zh-CN': '请填写整数', en: 'Enter a whole number' },
  {
    message: /^Too big: expected (?:string|array) to have <=(\d+) (?:characters|items)$/,
    'zh-CN': '最多 $1 个',
    en: 'At most $1 of them',
  },
  { message: /^Too big: expected .* to be <=(\d+)$/, 'zh-CN': '最大为 $1', en: 'At most $1' },
  { message: /^Too small: expected .* to be >=?(\d+)$/, 'zh-CN': '太小', en: 'This is too small' },
  { message: /^must be a mail address$/, 'zh-CN': '请填写正确的邮箱', en: 'Enter a mail address' },
  {
    message: /^is not an active ISO 4217 currency code$/,
    'zh-CN': '没有这个币种，例如 CNY、USD',
    en: 'There is no such currency; one is CNY, another USD',
  },
  { message: /^is not a known provider$/, 'zh-CN': '没有这个服务商', en: 'There is no such provider' },
  {
    message: /^is not a provider engaged by the brand$/,
    'zh-CN': '不是与品牌方合作的服务商',
    en: 'Not a provider that works for the brand',
  },
  {
    message: /^(is needed: name one of the brands.*|is not a brand you start deals for)$/,
    'zh-CN': '请选择与你合作的品牌方',
    en: 'Choose a brand that you work for',
  },
  {
    message: /^needs a provider in the deal$/,
    'zh-CN': '需要先填写服务商',
    en: 'Needs a provider in the deal',
  },
  {
    message: /^must be a multiple of (\d+): (\w+) cannot be paid more finely$/,
    'zh-CN': '$2 的金额太细，无法支付',
    en: '$2 cannot be paid that finely',
  },
  {
    message: /^must be an amount of (\w+) with (\d+) decimals at most$/,
    'zh-CN': '请填写金额，例如 129，最多 $2 位小数',
    en: 'Enter an amount such as 129, with at most $2 decimals',
  },
  {
    message: /^must be a whole number of minor units, such as 1290$/,
    'zh-CN': '请填写整数，例如 1290',
    en: 'Enter a whole number such as 1290',
  },
  { message: /^must be true or false$/, 'zh-CN': '请写“是”或“否”', en: 'Write yes or no' },
  { message: /^must not exceed net$/, 'zh-CN': '退款不能超过成交净额', en: 'More is refunded than was sold' },
  {
    message: /^is a new order, and the sales are settled$/,
    'zh-CN': '销售已结算，不能再增加订单',
    en: 'The sales are settled: no new orders are taken',
  },
  {
    message: /^must keep at and net as they were, since the sales are settled$/,
    'zh-CN': '销售已结算，下单时间和成交净额不能再改',
    en: 'The sales are settled: time and net sale have to stay as they were',
  },
  {
    message: /^must not be refunded less than before, since the sales are settled$/,
    'zh-CN': '销售已结算，退款不能比之前少',
    en: 'The sales are settled: no less can be refunded than before',
  },
  {
    message: /^would bring the deal's sales above \d+$/,
    'zh-CN': '销售总额过大',
    en: 'The sales are too large to be added up',
  },
  { message: /^must not exceed (\d+) days$/, 'zh-CN': '最多 $1 天', en: 'At most $1 days' },
  {
    message: /^attribution and return window must not exceed (\d+) days together$/,
    'zh-CN': '统计期和退货期合计最多 $1 天',
    en: 'Both periods together are at most $1 days',
  },
  {
    message: /^leave no time for the work.*$/,
    'zh-CN': '各环节期限太长，没有留下工作的时间：整个合作须在一年内结束',
    en: 'These leave no time for the work: a deal ends within a year',
  },
  { message: /^must be longer than nothing$/, 'zh-CN': '必须大于零', en: 'Has to be more than zero' },
  { message: /^must not exceed P30D$/, 'zh-CN': '最多 30 天', en: 'At most 30 days' },
  {
    message: /^the first tier must start from 0$/,
    'zh-CN': '第一档从 0 开始',
    en: 'The first tier starts at 0',
  },
  {
    message: /^tiers must be in ascending order of from$/,
    'zh-CN': '各档须从低到高',
    en: 'Tiers have to rise',
  },
  {
    message: /^is paid out of what the creator earns.*$/,
    'zh-CN': '多级支付和服务商另收服务费只能选一种',
    en: 'Either a chain or a share on top, not both',
  },
  {
    message: /^either the fixed fee or the commission reserve must be above zero.*$/,
    'zh-CN': '坑位费或佣金预存至少一项要大于零',
    en: 'Either the fixed fee or the reserve has to be more than zero',
  },
  {
    message: /^must have (\d+) to (\d+) levels$/,
    'zh-CN': '须有 $1 到 $2 级',
    en: 'A chain has $1 to $2 levels',
  },
  {
    message: /^must not name a provider twice$/,
    'zh-CN': '同一服务商不能出现两次',
    en: 'Names a provider twice',
  },
  {
    message: /^must not keep more than 1 000 000 ppm in all$/,
    'zh-CN': '各级留存合计不能超过 100%',
    en: 'Together they keep more than 100%',
  },
  { message: /^must not exceed 32 KiB$/, 'zh-CN': '内容太多，无法保存', en: 'This is too much to be kept' },
];

/** A fault's message, said to a person. */
export function faultWords(message: string, locale: Locale): string {
  const known = FAULTS.find((fault) => fault.message.test(message));
  return known === undefined ? faultText(message, locale) : message.replace(known.message, known[locale]);
}
