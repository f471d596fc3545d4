import type { Locale } from '../../domain/parties.ts';
import type { Check, CheckName, Reason, Verdict } from '../../domain/verification/check.ts';
import type { Words } from './reader.ts';

interface CheckWords {
  readonly title: string;
  readonly intro: string;
  /** Stands for all checks of work whose checks are not made yet. */
  readonly underWay: readonly [name: string, outcome: string];
  /** Where the checks will be found, for those who have no page. */
  readonly whereToLook: (dealId: string) => string;
  readonly daily: string;
  readonly dailyIntro: string;
  readonly names: Readonly<Record<CheckName, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
}

export const checkWords: Words<CheckWords> = {
  'zh-CN': {
    title: '自动核对',
    intro: '机器看到的情况，供验收时参考；“待确认”的项目由人来判断。',
    underWay: ['全部项目', '正在核对，结果很快就有'],
    whereToLook: (dealId) => `正在核对；结果见控制台，或接口 GET /v1/deals/${dealId}/checks`,
    daily: '每日核对',
    dailyIntro: '作品需要保持在线期间，系统每天查看一次。最近一次：',
    names: {
      link_resolves: '链接可以打开',
      creators_handle: '发布在约定的账号',
      published_in_window: '在约定期间发布',
      long_enough: '时长达标',
      started_as_agreed: '按时开播',
      ended: '直播已结束',
      minutes_live: '直播时长达标',
      products: '带上商品',
      disclosure: '带上广告标识',
    },
    verdicts: { passed: '通过', failed: '不符', unknown: '待确认' },
    reasons: {
      confirmed: '',
      contradicted: '与约定不一致',
      link_gone: '作品不存在或已删除',
      link_not_public: '不是公开网址',
      link_not_answering: '网址没有响应',
      link_closed_to_us: '平台不允许机器查看',
      other_platform: '不在约定的平台',
      sources_disagree: '不同来源说法不一',
      only_claimed: '只有页面自己这样说',
      not_shown: '平台没有公开这一项',
      handle_not_known: '没有登记达人账号',
      platform_not_known: '没有登记平台',
      proof_to_review: '见达人提交的凭证',
    },
  },
  en: {
    title: 'Automatic checks',
    intro: 'What a machine could see, to help with the review. Whatever is open is for a person to decide.',
    underWay: ['All of them', 'under way, to be seen here in a moment'],
    whereToLook: (dealId) =>
      `under way; you find them in the console, or over the API at GET /v1/deals/${dealId}/checks`,
    daily: 'Daily check',
    dailyIntro: 'As long as the work has to stay online, it is looked at once a day. Last seen:',
    names: {
      link_resolves: 'The link opens',
      creators_handle: 'On the agreed account',
      published_in_window: 'Published in the agreed time',
      long_enough: 'Long enough',
      started_as_agreed: 'Began on time',
      ended: 'The stream is over',
      minutes_live: 'Live long enough',
      products: 'Shows the products',
      disclosure: 'Carries the disclosure',
    },
    verdicts: { passed: 'passed', failed: 'does not fit', unknown: 'open' },
    reasons: {
      confirmed: '',
      contradicted: 'not as agreed',
      link_gone: 'the work is not there, or no longer',
      link_not_public: 'not a public address',
      link_not_answering: 'the address does not answer',
      link_closed_to_us: 'the platform lets no machine look',
      other_platform: 'on another platform than agreed',
      sources_disagree: 'sources disagree',
      only_claimed: 'only the page itself says so',
      not_shown: 'the platform does not show it',
      handle_not_known: 'no account is on record',
      platform_not_known: 'no platform is on record',
      proof_to_review: 'see the files that were handed in',
    },
  },
};

/** A check in words: what was looked at, and how it came out, with the reason unless it passed. */
export function checkRow(
  { check, verdict, reason }: Check,
  locale: Locale,
): readonly [name: string, outcome: string] {
  const words = checkWords[locale];
  const why = words.reasons[reason];
  const outcome = words.verdicts[verdict];
  if (why === '') return [words.names[check], outcome];
  return [words.names[check], locale === 'zh-CN' ? `${outcome}：${why}` : `${outcome}: ${why}`];
}
