import type { Words } from './reader.ts';

/** What a creator's calendar says, and what mail and page say of it. Arguments are ready to be read. */
export interface CalendarWords {
  readonly enclosed: string;
  readonly add: string;
  readonly addHint: string;
  readonly stream: (brand: string) => string;
  readonly about: (minutes: number, reference: string) => string;
  readonly due: (brand: string) => string;
  readonly deadline: (brand: string) => string;
  readonly until: (moment: string, reference: string) => string;
}

export const calendarWords: Words<CalendarWords> = {
  'zh-CN': {
    enclosed: '附件是日历提醒，打开即可加入日历：开播前一天和前一小时会提醒你。',
    add: '加入手机日历',
    addHint:
      '提前一天和一小时提醒你；日期有变，再加一次就会更新。在微信、抖音里打不开时，请改用手机浏览器打开本页。',
    stream: (brand) => `直播：${brand}`,
    about: (minutes, reference) =>
      `不少于 ${minutes} 分钟。合作编号：${reference}。播完后，请用邮件里的链接提交作品链接。`,
    due: (brand) => `最晚发布视频：${brand}`,
    deadline: (brand) => `截止：与${brand}的合作等你操作`,
    until: (moment, reference) => `最晚 ${moment}。合作编号：${reference}。请用邮件里的链接办理。`,
  },
  en: {
    enclosed:
      'Enclosed is an entry for your calendar: open it, and your phone reminds you a day and an hour before you go live.',
    add: 'Add to your calendar',
    addHint:
      'It reminds you a day and an hour ahead. If a date changes, add it again and it is updated. Should it not open inside another app, open this page in your phone’s browser.',
    stream: (brand) => `Livestream: ${brand}`,
    about: (minutes, reference) =>
      `At least ${minutes} minutes. Reference: ${reference}. Afterwards hand in the link to it, by the link in our mail.`,
    due: (brand) => `Publish the video: ${brand}`,
    deadline: (brand) => `Deadline: ${brand} waits for you`,
    until: (moment, reference) =>
      `By ${moment} at the latest. Reference: ${reference}. Use the link in our mail.`,
  },
};
