import type { Locale } from '../../domain/parties.ts';
import type { Words } from '../../functions/words/reader.ts';
import { refusalText } from '../../functions/words/refusals.ts';
import type { ApiProblem } from '../api/problem.ts';

/** Why the API refused, said to people, by its stable codes. What refuses an action has its words in the domain's. */
const TEXTS: Words<Readonly<Record<string, string>>> = {
  'zh-CN': {
    unreachable: '连接不上服务器。请检查网络，然后重试。',
    try_again: '有服务暂时没有响应。没有丢失任何内容，请稍后重试。',
    internal_error: '我们这边出了问题，你的操作可能没有生效。请刷新后查看。',
    unauthenticated: '登录已失效，请重新登录。',
    not_allowed: '你没有权限做这一步。',
    forbidden: '你没有权限查看这一页。',
    deal_not_found: '没有这个合作，或者你无权查看。',
    dispute_not_found: '没有这个争议，或者你无权查看。',
    evidence_not_found: '没有这份证据，或者你无权查看。',
    too_much_evidence: '这次合作的证据已达上限，不能再提交。',
    link_not_fetched: '这个链接打不开，无法存档。请截图或存成 PDF 后上传。',
    upload_failed: '上传没有成功，请重试。',
    not_checked_yet: '文件已传完，还在检查。检查好后会出现在证据中。',
    not_found: '没有找到。',
    template_changed: '有人先改了这个模板。下面是最新内容，请再试一次。',
    too_many_templates: '模板已达上限，请先删除不用的。',
    invalid_request: '有内容需要更正。',
    invalid_payload: '有内容需要更正，更正后请再提交。',
    invalid_cursor: '列表已经变化，请刷新。',
    too_many_attempts: '操作太频繁，请稍等片刻再试。',
    payload_too_large: '内容太大，请缩小后再试。',
    idempotency_key_reused: '这次提交与上一次冲突，请刷新后再试。',
    unknown_action: '这里没有这个操作。请刷新后再试。',
    deal_closed: '这次合作已结束，没有可推演的了。',
    scenario_not_in_terms: '条款里没有约定这种情形涉及的内容，无法推演。',
    scenario_day_passed: '那一天已经过去了，请换一个天数。',
    scenario_without_occasion: '合作走到结束，也没有出现这种情形。',
    history_not_playable: '这次合作此前的经过无法在沙箱中重现，所以不能从这里推演。',
    simulation_stuck: '推演中途卡住了，没有结果。',
    simulation_took_too_long: '推演用时太久，已停止。请稍后再试。',
    simulation_cannot_start: '沙箱启动不了，请稍后再试。',
    too_many_simulations: '正在进行其他推演，请稍等片刻再试。',
  },
  en: {
    unreachable: 'The server cannot be reached. Check your connection, then try again.',
    try_again: 'Something did not answer in time. Nothing is lost; please try again.',
    internal_error:
      'Something went wrong on our side, and what you did may not have had an effect. Please reload.',
    unauthenticated: 'You are not signed in any more. Please sign in again.',
    not_allowed: 'You are not allowed to do this.',
    forbidden: 'You are not allowed to see this.',
    deal_not_found: 'There is no such deal, or it is not yours to see.',
    dispute_not_found: 'There is no such dispute, or it is not yours to see.',
    evidence_not_found: 'There is no such evidence, or it is not yours to see.',
    too_much_evidence: 'This deal has as much evidence as a deal can have.',
    link_not_fetched:
      'This link does not open, so it cannot be kept. Upload a picture or a PDF of it instead.',
    upload_failed: 'The upload did not work. Please try again.',
    not_checked_yet: 'The file arrived and is still being checked. It will appear with the evidence.',
    not_found: 'This was not found.',
    template_changed: 'Somebody changed this template first. It was read again; please try again.',
    too_many_templates: 'There are as many templates as there may be. Delete one first.',
    invalid_request: 'Some of this needs to be corrected.',
    invalid_payload: 'Some of what you entered needs to be corrected. Nothing was sent yet.',
    invalid_cursor: 'The list has changed. Please reload it.',
    too_many_attempts: 'This was too often in a short time. Please wait a moment.',
    payload_too_large: 'This is too large. Please make it smaller.',
    idempotency_key_reused: 'This was sent before with other content. Please reload and try again.',
    unknown_action: 'This cannot be done here. Please reload and try again.',
    deal_closed: 'This deal has ended: nothing is left to play.',
    scenario_not_in_terms: 'The terms agree nothing of what this is about, so it cannot be played.',
    scenario_day_passed: 'That day has passed. Please choose another number of days.',
    scenario_without_occasion: 'The deal came to its end without an occasion for this.',
    history_not_playable:
      'What happened in this deal so far cannot be played again, so it cannot be played on.',
    simulation_stuck: 'The play got stuck and came to nothing.',
    simulation_took_too_long: 'This took too long and was stopped. Please try again.',
    simulation_cannot_start: 'The sandbox cannot be started. Please try again.',
    too_many_simulations: 'Other plays are under way. Please try again in a moment.',
  },
};

export function problemText(problem: ApiProblem, locale: Locale): string {
  const known = Object.entries(TEXTS[locale]).find(([code]) => code === problem.code);
  return known?.[1] ?? refusalText(problem.code, locale);
}
