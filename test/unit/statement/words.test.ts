import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../../domain/money/currency.ts';
import type { Locale } from '../../../domain/parties.ts';
import type { Condition } from '../../../domain/statement/condition.ts';
import type { Rule } from '../../../domain/statement/rule.ts';
import { readerOf } from '../../../functions/words/reader.ts';
import { conditionText } from '../../../functions/words/statementConditions.ts';
import { ruleText } from '../../../functions/words/statementRules.ts';

const said = (rule: Rule, locale: Locale) =>
  ruleText(rule, (minor) => formatMoney(minor, 'CNY', locale), locale);

const tier = { ratePpm: 150_000, from: 0, number: 1, to: 100_000, netMinor: 10_000 };
const commission = {
  code: 'commission',
  netSalesMinor: 0,
  foundMinor: 0,
  isCapped: false,
  othersMinor: 0,
} as const;
const fee = { fixedFeeMinor: 800_000, othersMinor: 0 };

const RULES: readonly [Rule, string, string][] = [
  [
    { code: 'fixed_fee', ...fee, heldMinor: 0 },
    'The fixed fee of ¥8,000.00 that was agreed.',
    '约定的坑位费 ¥8,000.00。',
  ],
  [
    { code: 'fixed_fee', ...fee, heldMinor: 160_000, othersMinor: 100 },
    'The fixed fee of ¥8,000.00 that was agreed; ¥1,600.00 of it follows after the work has stayed online; others in the chain keep ¥1.00 of it, the rest is the creator’s.',
    '约定的坑位费 ¥8,000.00；其中 ¥1,600.00 在作品保留期满后再付；分销链上的其他各级从中留取 ¥1.00，其余归达人。',
  ],
  [
    { code: 'hold', ...fee, holdPpm: 200_000, period: 'P30D' },
    '20% of the fixed fee of ¥8,000.00, paid after the work has stayed online for 30 days.',
    '坑位费 ¥8,000.00 的 20%，作品保留满30天后支付。',
  ],
  [
    { code: 'guaranteed_fee', ...fee, targetMinor: 400_000, soldMinor: 100_000, refundMinor: 600_000 },
    'The fixed fee of ¥8,000.00; of the ¥4,000.00 of sales that were guaranteed ¥1,000.00 were made, so ¥6,000.00 of it goes back to the brand.',
    '约定的坑位费 ¥8,000.00；保量目标 ¥4,000.00，有效销售额 ¥1,000.00，未达部分按比例退还品牌方 ¥6,000.00。',
  ],
  [
    { code: 'guaranteed_fee', ...fee, targetMinor: 400_000, soldMinor: null, refundMinor: 0 },
    'The fixed fee of ¥8,000.00; below ¥4,000.00 of guaranteed sales the missing share goes back to the brand; no sales are reported yet.',
    '约定的坑位费 ¥8,000.00；保量目标 ¥4,000.00，未达部分按比例退还品牌方；尚未上报销售数据。',
  ],
  [
    {
      code: 'cancellation',
      ...fee,
      rung: 'near',
      ladder: '2026-11',
      keptPpm: 500_000,
      feesBorneMinor: 2_000,
    },
    'Cancelled within 72 hours of the stream: by the cancellation rules (2026-11) the creator keeps 50% of the fixed fee of ¥8,000.00; the creator bears ¥20.00 of the service fees.',
    '开播前 72 小时内取消，按取消规则（2026-11 版）达人保留坑位费 ¥8,000.00 的 50%；达人承担其中的服务费 ¥20.00。',
  ],
  [
    { ...commission, tiers: [{ ...tier, to: null }] },
    '15% of ¥100.00 net sales; reckoned order by order, each rounded down.',
    '净销售额 ¥100.00 的 15%；按每笔订单计算，逐笔向下取整。',
  ],
  [
    {
      ...commission,
      tiers: [
        { ...tier, netMinor: 100_000 },
        { ratePpm: 200_000, from: 100_000, number: 2, to: 200_000, netMinor: 100_000 },
        { ratePpm: 212_500, from: 200_000, number: 3, to: null, netMinor: 1 },
      ],
      isCapped: true,
      foundMinor: 5_000_000,
    },
    '15% of ¥1,000.00 net sales (tier 1: up to ¥1,000.00) + 20% of ¥1,000.00 net sales (tier 2: between ¥1,000.00 and ¥2,000.00) + 21.25% of ¥0.01 net sales (tier 3: above ¥2,000.00); reckoned order by order, each rounded down; the orders came to ¥50,000.00, and an operator released what was held.',
    '净销售额 ¥1,000.00 的 15%（第 1 档：不超过 ¥1,000.00 的部分） + 净销售额 ¥1,000.00 的 20%（第 2 档：¥1,000.00 至 ¥2,000.00 的部分） + 净销售额 ¥0.01 的 21.25%（第 3 档：超过 ¥2,000.00 的部分）；按每笔订单计算，逐笔向下取整；按订单应为 ¥50,000.00，平台运营决定以托管余额为限支付。',
  ],
  [
    {
      code: 'chain',
      keepPpm: 400_000,
      wholes: [
        { of: 'fee', amountMinor: 1_000 },
        { of: 'commission', amountMinor: 500 },
      ],
    },
    'In the chain, 40% of the fixed fee of ¥10.00 and the commission of ¥5.00.',
    '分销链中留取坑位费 ¥10.00和佣金 ¥5.00的 40%。',
  ],
  [
    { code: 'platform_fee', ratePpm: 50_000, of: 'commission', baseMinor: 1_000 },
    '5% of the commission of ¥10.00, paid by the brand on top and not taken off what the creator earns.',
    '佣金 ¥10.00 的 5%，由品牌方另付，不从达人的收入里扣。',
  ],
  [
    {
      code: 'clawback',
      netSalesBeforeMinor: 10_000,
      netSalesMinor: 6_000,
      withheldMinor: 400,
      owedMinor: 200,
    },
    'Orders were returned or cancelled after the settlement: net sales went from ¥100.00 to ¥60.00; ¥4.00 had not been paid, and is not; ¥2.00 had been paid, and is owed.',
    '结算以后有退货或取消：净销售额由 ¥100.00 变为 ¥60.00；¥4.00 尚未支付，不再支付；¥2.00 已经支付，需要退回。',
  ],
  [
    { code: 'entry', purpose: 'dispute_settlement' },
    'Ledger entry dispute_settlement.',
    '账本分录 dispute_settlement。',
  ],
];

describe('the rule behind an amount, with its numbers', () => {
  it.each(RULES)('%o', (rule, english, chinese) => {
    expect(said(rule, 'en')).toBe(english);
    expect(said(rule, 'zh-CN')).toBe(chinese);
  });
});

const CONDITIONS: readonly [Condition, string, string][] = [
  [
    {
      code: 'gate',
      gate: 'review',
      until: '2026-12-08T00:00:00Z',
      who: ['brand', 'provider'],
      atDeadline: 'approves',
    },
    'Waits for the work to be reviewed. Who can act: brand and provider. Until Dec 8, 2026, 00:00. If nobody answers',
    '等待验收；可操作：品牌方和服务商；截止 2026年12月8日 08:00。到期无人回应',
  ],
  [{ code: 'moving' }, 'Moving on', '正在进入下一步'],
  [{ code: 'operator' }, 'operations staff are on it', '平台运营正在处理'],
  [
    { code: 'bank_details', who: { role: 'creator', id: 'creator_1' } },
    'Bank details of the creator are missing',
    '达人尚未填写收款账户',
  ],
  [{ code: 'sending' }, 'about to be sent', '即将转出'],
  [{ code: 'on_its_way' }, 'has not arrived yet', '等待到账'],
  [{ code: 'refused', failure: 'account_closed' }, 'did not go through', '支付未成功'],
  [
    { code: 'awaiting_recovery', who: { role: 'provider', id: 'provider_1' } },
    'once the provider has paid it back',
    '服务商退回这笔款项以后',
  ],
];

describe('what stands between an amount and its payee', () => {
  it.each(CONDITIONS)('%o', (condition, english, chinese) => {
    expect(conditionText(condition, readerOf('en'))).toContain(english);
    expect(conditionText(condition, readerOf('zh-CN'))).toContain(chinese);
  });
});
