import type { Rung } from '../../domain/deal/cancellation.ts';
import type { Locale } from '../../domain/parties.ts';
import type { Earning, Rule, TierPart } from '../../domain/statement/rule.ts';
import { duration, list, percent } from './formats.ts';
import type { Words } from './reader.ts';

type Say = (amountMinor: number) => string;

/** The rule an amount came from, in words with its numbers. Arguments are ready to be read. */
interface RuleWords {
  readonly fixedFee: (fee: string) => string;
  readonly heldBack: (amount: string) => string;
  readonly hold: (rate: string, fee: string, period: string) => string;
  readonly guaranteedFee: (fee: string, target: string, sold: string, refund: string) => string;
  readonly guaranteedUnsold: (fee: string, target: string) => string;
  readonly cancellation: (rung: string, ladder: string, rate: string, fee: string) => string;
  readonly conceded: string;
  readonly decided: (contested: string) => string;
  readonly feesBorne: (amount: string) => string;
  readonly rung: Readonly<Record<Rung, string>>;
  readonly tierOnly: (rate: string, net: string) => string;
  readonly tierUpTo: (rate: string, net: string, number: number, to: string) => string;
  readonly tierBetween: (rate: string, net: string, number: number, from: string, to: string) => string;
  readonly tierAbove: (rate: string, net: string, number: number, from: string) => string;
  readonly rounded: string;
  readonly capped: (found: string) => string;
  readonly others: (amount: string) => string;
  readonly earning: Readonly<Record<Earning, (amount: string) => string>>;
  readonly chain: (rate: string, wholes: string) => string;
  readonly onTop: (rate: string, base: string) => string;
  readonly clawback: (before: string, now: string) => string;
  readonly withheld: (amount: string) => string;
  readonly owed: (amount: string) => string;
  readonly entry: (purpose: string) => string;
  readonly join: string;
  readonly plus: string;
  readonly end: string;
}

const WORDS: Words<RuleWords> = {
  'zh-CN': {
    fixedFee: (fee) => `约定的坑位费 ${fee}`,
    heldBack: (amount) => `其中 ${amount} 在作品保留期满后再付`,
    hold: (rate, fee, period) => `坑位费 ${fee} 的 ${rate}，作品保留满${period}后支付`,
    guaranteedFee: (fee, target, sold, refund) =>
      `约定的坑位费 ${fee}；保量目标 ${target}，有效销售额 ${sold}，未达部分按比例退还品牌方 ${refund}`,
    guaranteedUnsold: (fee, target) =>
      `约定的坑位费 ${fee}；保量目标 ${target}，未达部分按比例退还品牌方；尚未上报销售数据`,
    cancellation: (rung, ladder, rate, fee) =>
      `${rung}，按取消规则（${ladder} 版）达人保留坑位费 ${fee} 的 ${rate}`,
    conceded: '争议中对方没有异议的部分，先行支付',
    decided: (contested) => `争议金额 ${contested} 的处理结果`,
    feesBorne: (amount) => `达人承担其中的服务费 ${amount}`,
    rung: {
      by_creator: '达人取消',
      far_ahead: '开播 72 小时以前取消',
      near: '开播前 72 小时内取消',
      on_the_day: '开播当天（24 小时内）取消',
      before_draft: '提交作品以前取消',
      after_draft: '提交作品以后取消',
      after_changes: '两轮修改以后取消',
    },
    tierOnly: (rate, net) => `净销售额 ${net} 的 ${rate}`,
    tierUpTo: (rate, net, number, to) => `净销售额 ${net} 的 ${rate}（第 ${number} 档：不超过 ${to} 的部分）`,
    tierBetween: (rate, net, number, from, to) =>
      `净销售额 ${net} 的 ${rate}（第 ${number} 档：${from} 至 ${to} 的部分）`,
    tierAbove: (rate, net, number, from) =>
      `净销售额 ${net} 的 ${rate}（第 ${number} 档：超过 ${from} 的部分）`,
    rounded: '按每笔订单计算，逐笔向下取整',
    capped: (found) => `按订单应为 ${found}，平台运营决定以托管余额为限支付`,
    others: (amount) => `分销链上的其他各级从中留取 ${amount}，其余归达人`,
    earning: { fee: (amount) => `坑位费 ${amount}`, commission: (amount) => `佣金 ${amount}` },
    chain: (rate, wholes) => `分销链中留取${wholes}的 ${rate}`,
    onTop: (rate, base) => `${base} 的 ${rate}，由品牌方另付，不从达人的收入里扣`,
    clawback: (before, now) => `结算以后有退货或取消：净销售额由 ${before} 变为 ${now}`,
    withheld: (amount) => `${amount} 尚未支付，不再支付`,
    owed: (amount) => `${amount} 已经支付，需要退回`,
    entry: (purpose) => `账本分录 ${purpose}`,
    join: '；',
    plus: ' + ',
    end: '。',
  },
  en: {
    fixedFee: (fee) => `The fixed fee of ${fee} that was agreed`,
    heldBack: (amount) => `${amount} of it follows after the work has stayed online`,
    hold: (rate, fee, period) =>
      `${rate} of the fixed fee of ${fee}, paid after the work has stayed online for ${period}`,
    guaranteedFee: (fee, target, sold, refund) =>
      `The fixed fee of ${fee}; of the ${target} of sales that were guaranteed ${sold} were made, so ${refund} of it goes back to the brand`,
    guaranteedUnsold: (fee, target) =>
      `The fixed fee of ${fee}; below ${target} of guaranteed sales the missing share goes back to the brand; no sales are reported yet`,
    cancellation: (rung, ladder, rate, fee) =>
      `${rung}: by the cancellation rules (${ladder}) the creator keeps ${rate} of the fixed fee of ${fee}`,
    conceded: 'What was not in dispute, paid at once',
    decided: (contested) => `What was decided about ${contested} in dispute`,
    feesBorne: (amount) => `the creator bears ${amount} of the service fees`,
    rung: {
      by_creator: 'Cancelled by the creator',
      far_ahead: 'Cancelled more than 72 hours before the stream',
      near: 'Cancelled within 72 hours of the stream',
      on_the_day: 'Cancelled on the day of the stream (within 24 hours)',
      before_draft: 'Cancelled before any work was shown',
      after_draft: 'Cancelled after work was shown',
      after_changes: 'Cancelled after two rounds of changes',
    },
    tierOnly: (rate, net) => `${rate} of ${net} net sales`,
    tierUpTo: (rate, net, number, to) => `${rate} of ${net} net sales (tier ${number}: up to ${to})`,
    tierBetween: (rate, net, number, from, to) =>
      `${rate} of ${net} net sales (tier ${number}: between ${from} and ${to})`,
    tierAbove: (rate, net, number, from) => `${rate} of ${net} net sales (tier ${number}: above ${from})`,
    rounded: 'reckoned order by order, each rounded down',
    capped: (found) => `the orders came to ${found}, and an operator released what was held`,
    others: (amount) => `others in the chain keep ${amount} of it, the rest is the creator’s`,
    earning: {
      fee: (amount) => `the fixed fee of ${amount}`,
      commission: (amount) => `the commission of ${amount}`,
    },
    chain: (rate, wholes) => `In the chain, ${rate} of ${wholes}`,
    onTop: (rate, base) =>
      `${rate} of ${base}, paid by the brand on top and not taken off what the creator earns`,
    clawback: (before, now) =>
      `Orders were returned or cancelled after the settlement: net sales went from ${before} to ${now}`,
    withheld: (amount) => `${amount} had not been paid, and is not`,
    owed: (amount) => `${amount} had been paid, and is owed`,
    entry: (purpose) => `Ledger entry ${purpose}`,
    join: '; ',
    plus: ' + ',
    end: '.',
  },
};

/** Which rule an amount came from: "15% of ¥100.00 net sales (tier 1: up to ¥1,000.00); …". */
export function ruleText(rule: Rule, say: Say, locale: Locale): string {
  const words = WORDS[locale];
  return `${clauses(rule, say, locale).join(words.join)}${words.end}`;
}

function clauses(rule: Rule, say: Say, locale: Locale): string[] {
  const words = WORDS[locale];
  const rate = (ppm: number) => percent(ppm, locale);
  const amount = (minor: number, phrase: (said: string) => string) => (minor > 0 ? [phrase(say(minor))] : []);
  switch (rule.code) {
    case 'fixed_fee':
      return [
        words.fixedFee(say(rule.fixedFeeMinor)),
        ...amount(rule.heldMinor, words.heldBack),
        ...amount(rule.othersMinor, words.others),
      ];
    case 'hold':
      return [
        words.hold(rate(rule.holdPpm), say(rule.fixedFeeMinor), duration(rule.period, locale)),
        ...amount(rule.othersMinor, words.others),
      ];
    case 'guaranteed_fee':
      return [guaranteed(rule, words, say), ...amount(rule.othersMinor, words.others)];
    case 'cancellation':
      return [
        words.cancellation(words.rung[rule.rung], rule.ladder, rate(rule.keptPpm), say(rule.fixedFeeMinor)),
        ...amount(rule.feesBorneMinor, words.feesBorne),
        ...amount(rule.othersMinor, words.others),
      ];
    case 'dispute':
      return [
        rule.isConceded ? words.conceded : words.decided(say(rule.contestedMinor)),
        ...amount(rule.feesBorneMinor, words.feesBorne),
        ...amount(rule.othersMinor, words.others),
      ];
    case 'commission':
      return [
        rule.tiers.map((tier) => tierText(tier, words, say, locale)).join(words.plus),
        words.rounded,
        ...(rule.isCapped ? [words.capped(say(rule.foundMinor))] : []),
        ...amount(rule.othersMinor, words.others),
      ];
    case 'chain': {
      const wholes = rule.wholes.map(({ of, amountMinor }) => words.earning[of](say(amountMinor)));
      return [words.chain(rate(rule.keepPpm), list(wholes, locale))];
    }
    case 'provider_share':
    case 'platform_fee':
      return [words.onTop(rate(rule.ratePpm), words.earning[rule.of](say(rule.baseMinor)))];
    case 'clawback':
      return [
        words.clawback(say(rule.netSalesBeforeMinor), say(rule.netSalesMinor)),
        ...amount(rule.withheldMinor, words.withheld),
        ...amount(rule.owedMinor, words.owed),
      ];
    case 'entry':
      return [words.entry(rule.purpose)];
  }
}

function guaranteed(rule: Extract<Rule, { code: 'guaranteed_fee' }>, words: RuleWords, say: Say): string {
  const { fixedFeeMinor, targetMinor, soldMinor, refundMinor } = rule;
  if (soldMinor === null) return words.guaranteedUnsold(say(fixedFeeMinor), say(targetMinor));
  return words.guaranteedFee(say(fixedFeeMinor), say(targetMinor), say(soldMinor), say(refundMinor));
}

function tierText(tier: TierPart, words: RuleWords, say: Say, locale: Locale): string {
  const { number, from, to, ratePpm, netMinor } = tier;
  const rate = percent(ratePpm, locale);
  const net = say(netMinor);
  if (to === null && from === 0) return words.tierOnly(rate, net);
  if (to === null) return words.tierAbove(rate, net, number, say(from));
  return from === 0
    ? words.tierUpTo(rate, net, number, say(to))
    : words.tierBetween(rate, net, number, say(from), say(to));
}
