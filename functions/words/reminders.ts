import type { Words } from './reader.ts';

export interface ReminderWords {
  /** @param about the subject of the mail that opened the gate */
  readonly subject: (about: string, isFinal: boolean) => string;
  /** Said first. `left` such as "in 2 days". */
  readonly lead: (left: string, isFinal: boolean) => string;
  /** A text message: what, until when, what otherwise, and where. */
  readonly sms: (about: string, until: string, otherwise: string, link: string | null) => string;
}

export const reminderWords: Words<ReminderWords> = {
  'zh-CN': {
    subject: (about, isFinal) => `${isFinal ? '最后提醒' : '提醒'}：${about}`,
    lead: (left, isFinal) =>
      isFinal
        ? `这是到期前的最后一次通知：${left}到期，我们还在等你的答复。`
        : `还在等你的答复，${left}到期。`,
    sms: (about, until, otherwise, link) =>
      `【履约】${about}。截止：${until}。${otherwise}${link === null ? '详情见邮件。' : link}`,
  },
  en: {
    subject: (about, isFinal) => `${isFinal ? 'Last reminder' : 'Reminder'}: ${about}`,
    lead: (left, isFinal) =>
      isFinal
        ? `This is our last notice before the deadline, which is ${left}. We are still waiting for your answer.`
        : `We are still waiting for your answer. The deadline is ${left}.`,
    sms: (about, until, otherwise, link) =>
      `Luyue: ${about}. Deadline: ${until}. ${otherwise} ${link ?? 'Details are in the mail.'}`,
  },
};
