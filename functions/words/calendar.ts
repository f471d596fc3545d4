import type { Words } from './reader.ts';

/** A livestream in its creator's calendar, and what the mail says of it. Arguments are ready to be read. */
export interface CalendarWords {
  readonly enclosed: string;
  readonly stream: (brand: string) => string;
  readonly about: (minutes: number, reference: string) => string;
}

export const calendarWords: Words<CalendarWords> = {
  'zh-CN': {
    enclosed: '附件是日历提醒，打开即可加入日历：开播前一天和前一小时会提醒你。',
    stream: (brand) => `直播：${brand}`,
    about: (minutes, reference) =>
      `不少于 ${minutes} 分钟。合作编号：${reference}。播完后，请用邮件里的链接提交作品链接。`,
  },
  en: {
    enclosed:
      'Enclosed is an entry for your calendar: open it, and your phone reminds you a day and an hour before you go live.',
    stream: (brand) => `Livestream: ${brand}`,
    about: (minutes, reference) =>
      `At least ${minutes} minutes. Reference: ${reference}. Afterwards hand in the link to it, by the link in our mail.`,
  },
};
