import { describe, expect, it } from 'vitest';
import { dueReminder } from '../../../domain/notices/reminders.ts';
import { reminderSms } from '../../../functions/notices/compose/reminder.ts';
import type { NoticeContext } from '../../../functions/notices/context.ts';
import { remindersFor } from '../../../functions/notices/remindersFor.ts';
import { renderNotice } from '../../../functions/notices/renderNotice.ts';
import { delivered, invited, type Story } from '../pages/story.ts';

const HOUR = 3_600_000;
const link = 'https://luyue.example/l/abc';

/** The mail that `story`'s deal is reminded by, `hours` after its gate opened. */
function remind(story: Story, hours: number, party: NoticeContext['party']) {
  const { deal } = story;
  const now = Date.parse(deal.gate?.openedAt ?? '') + hours * HOUR;
  const reminder = dueReminder(deal, now);
  if (reminder === null) throw new Error('nothing is due');
  const [plan, ...others] = remindersFor(reminder, deal, [], now);
  if (plan === undefined || others.length > 0) throw new Error('not exactly one is reminded');
  const names = { brandName: '山茶', creatorName: '林小满', providerName: null };
  const context = { deal, party, ...names, link, now };
  return { plan, context, mail: renderNotice(plan, context) };
}

describe('a reminder', () => {
  it('says what is awaited, how long is left, and what happens otherwise', () => {
    const { mail, plan } = remind(invited(), 84, { name: 'Sam', locale: 'en' });
    expect(plan).toMatchObject({ role: 'creator', isFinal: false, link: { to: 'deal_page' } });
    expect(mail.subject).toBe('Reminder: 山茶 would like to work with you');
    for (const text of [mail.text, mail.html]) {
      expect(text).toContain('We are still waiting for your answer. The deadline is in 3 days.');
      expect(text).toContain('the deal ends and nobody owes anything');
      expect(text).toContain(link);
    }
  });

  it('says in the reader’s own time zone until when', () => {
    const story = invited();
    const said = (party: NoticeContext['party']) => remind(story, 84, party).mail.text;
    expect(said({ name: 'x', locale: 'zh-CN' })).toContain('中国标准时间');
    expect(said({ name: 'x', locale: 'en' })).toContain('Coordinated Universal Time');
    const here = said({ name: 'x', locale: 'zh-CN', timeZone: 'America/New_York' });
    expect(here).toContain('北美东部');
    expect(here).not.toContain('中国标准时间');
  });

  it('is the final one to whom silence is counted against', () => {
    const { mail, plan, context } = remind(delivered(), 145, { name: '山茶', locale: 'zh-CN' });
    expect(plan).toMatchObject({ role: 'brand', isFinal: true, about: { isFinal: true } });
    expect(mail.subject).toMatch(/^最后提醒：/);
    expect(mail.text).toContain('这是到期前的最后一次通知');
    expect(mail.text).toContain('视为验收通过');
    const sms = reminderSms(context);
    expect(sms).toMatch(/^【履约】林小满已交付，请验收.*截止：.*视为验收通过/);
    expect(reminderSms({ ...context, link: null })).toContain('详情见邮件');
  });
});
