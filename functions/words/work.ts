import type { Words } from './reader.ts';

/** What the creator does, in plain words. Arguments are ready to be read: formatted, in the reader's language. */
export interface WorkWords {
  readonly title: string;
  readonly work: string;
  readonly livestream: (minutes: number) => string;
  readonly video: (seconds: number) => string;
  readonly begins: string;
  readonly due: string;
  readonly products: string;
  readonly showAll: (count: number) => string;
  readonly sample: string;
  readonly sampleSent: string;
  readonly disclosure: string;
  readonly mustAppear: (tags: string) => string;
  readonly draft: string;
  readonly draftFirst: string;
  readonly changes: string;
  readonly changeRounds: (most: number) => string;
  readonly staysLive: string;
  readonly staysLiveFor: (period: string) => string;
  readonly usage: string;
  readonly usageFor: (days: number, channels: string | null) => string;
  readonly noUsage: string;
}

export const workWords: Words<WorkWords> = {
  'zh-CN': {
    title: '你要做什么',
    work: '内容',
    livestream: (minutes) => `直播一场，不少于 ${minutes} 分钟`,
    video: (seconds) => `发布一条视频，不短于 ${seconds} 秒`,
    begins: '开播时间',
    due: '最晚发布',
    products: '商品',
    showAll: (count) => `查看全部 ${count} 件商品`,
    sample: '样品',
    sampleSent: '品牌方会先寄样品给你',
    disclosure: '广告标识',
    mustAppear: (tags) => `作品中必须带上：${tags}`,
    draft: '初稿',
    draftFirst: '发布前先提交初稿，由品牌方审核',
    changes: '修改',
    changeRounds: (most) => (most === 0 ? '品牌方不能要求修改' : `品牌方最多可要求修改 ${most} 次`),
    staysLive: '保留',
    staysLiveFor: (period) => `发布后至少保留${period}，不得删除或隐藏`,
    usage: '使用授权',
    usageFor: (days, channels) =>
      `品牌方可使用你的作品 ${days} 天${channels === null ? '' : `，渠道：${channels}`}`,
    noUsage: '除你自己发布外，品牌方不另行使用你的作品',
  },
  en: {
    title: 'What you do',
    work: 'Work',
    livestream: (minutes) => `A livestream of at least ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
    video: (seconds) => `A published video of at least ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
    begins: 'Goes live',
    due: 'Published by',
    products: 'Products',
    showAll: (count) => `Show all ${count} products`,
    sample: 'Sample',
    sampleSent: 'The brand sends you a sample first',
    disclosure: 'Disclosure',
    mustAppear: (tags) => `Your work must carry: ${tags}`,
    draft: 'Draft',
    draftFirst: 'You show the brand a draft before you publish',
    changes: 'Changes',
    changeRounds: (most) =>
      most === 0
        ? 'The brand cannot ask for changes'
        : `The brand can ask for changes ${most === 1 ? 'once' : `up to ${most} times`}`,
    staysLive: 'Stays online',
    staysLiveFor: (period) => `Your work stays online, neither deleted nor hidden, for at least ${period}`,
    usage: 'Usage rights',
    usageFor: (days, channels) =>
      `The brand may use your work for ${days} ${days === 1 ? 'day' : 'days'}${channels === null ? '' : ` on ${channels}`}`,
    noUsage: 'The brand does not use your work beyond what you publish yourself',
  },
};
