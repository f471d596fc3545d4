import type { Rejection } from '../../domain/deal/change.ts';
import type { Locale } from '../../domain/parties.ts';
import type { Words } from './reader.ts';

/** `form_expired`: the page's CSRF token did not fit. */
type RefusalCode = Rejection['code'] | 'form_expired';

const REFUSALS: Words<Readonly<Record<RefusalCode, string>>> = {
  'zh-CN': {
    invalid_payload: '有内容需要更正，更正后请再提交。',
    not_allowed: '现在不能由你来做这一步。下面是最新情况。',
    gate_answered: '已有人先作出了答复，你的操作没有生效。下面是最新情况。',
    action_not_available: '这次合作已经进入下一步，你的操作没有生效。下面是最新情况。',
    terms_changed: '条款刚刚有变动，你的操作没有生效。请看过新条款后再答复。',
    due_date_passed: '约定的时间已过，现在不能接受。请还价提出新的时间，或等品牌方改期。',
    rounds_exhausted: '还价次数已用完：请接受或婉拒。',
    revisions_exhausted: '修改次数已用完。',
    sales_not_open: '现在不能上报销售数据。',
    nothing_to_dispute: '托管中没有你还能得到的款项，不能发起争议。',
    already_answered: '你已经答复过这个方案。',
    another_operator_required: '需要由另一位运营人员处理。',
    nothing_to_refund: '没有可退的款项。',
    nothing_to_release: '没有可付的款项。',
    money_outstanding: '还有款项没有结清。',
    form_expired: '页面打开太久，已经过期，你的操作没有生效。请再提交一次。',
  },
  en: {
    invalid_payload: 'Some of what you entered needs to be corrected. Nothing was sent yet.',
    not_allowed: 'This is not for you to do now. Below you see where the deal stands.',
    gate_answered:
      'Somebody else was first, so what you did had no effect. Below you see where the deal stands.',
    action_not_available:
      'The deal has moved on, so what you did had no effect. Below you see where it stands.',
    terms_changed:
      'The terms have just changed, so what you did had no effect. Please read the new ones, then answer.',
    due_date_passed:
      'The agreed time has passed, so these terms cannot be accepted any more. Suggest another time, or wait for the brand to do so.',
    rounds_exhausted: 'There have been as many counter-offers as a deal can have: please accept or decline.',
    revisions_exhausted: 'There have been as many rounds of changes as agreed.',
    sales_not_open: 'Sales cannot be reported now.',
    nothing_to_dispute: 'No money is held that you could still earn here, so there is nothing to dispute.',
    already_answered: 'You have answered this proposal before.',
    another_operator_required: 'Another operator has to do this.',
    nothing_to_refund: 'There is no money to refund.',
    nothing_to_release: 'There is no money to pay out.',
    money_outstanding: 'There is money that is not settled yet.',
    form_expired: 'This page was open for too long, so what you did had no effect. Please send it once more.',
  },
};

const OTHER: Words = {
  'zh-CN': '你的操作没有生效，请稍后再试。',
  en: 'What you did had no effect. Please try again in a little while.',
};

/** Why an action was refused, said to the creator. @param code of a rejection, or any other */
export function refusalText(code: string, locale: Locale): string {
  return Object.entries(REFUSALS[locale]).find(([known]) => known === code)?.[1] ?? OTHER[locale];
}
