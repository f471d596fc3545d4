import { pageWords } from '../../../words/pageWords.ts';

const EN = {
  back: 'Cases',
  title: 'Case',
  gone: 'This case is not open any more.',
  atRisk: 'At risk',
  since: 'Open since',
  toDeal: 'Open the deal',
  failed: 'What failed',
  notStuck: 'This deal does not stand still any more.',
  step: 'Step',
  error: 'Error',
  at: 'When',
  input: 'What the step was given',
  aboutDifference:
    'Find out why, as the runbook says. Until then pay nothing by hand and edit nothing. The case closes by itself once both sides agree.',
  aboutBank:
    'The payee was told and has a link to its bank details. The case closes by itself once the account is in order.',
};

const ZH: Record<keyof typeof EN, string> = {
  back: '案件',
  title: '案件',
  gone: '这个案件已经不再是未结状态。',
  atRisk: '涉及金额',
  since: '开始时间',
  toDeal: '打开合作',
  failed: '失败的步骤',
  notStuck: '这个合作已经不再停滞。',
  step: '步骤',
  error: '错误',
  at: '时间',
  input: '步骤的输入',
  aboutDifference: '请按运维手册查明原因；查明之前，不要手工付款或改账。两边一致后，案件会自动结案。',
  aboutBank: '已通知收款方，并附上填写收款账户的链接。账户更正后，案件会自动结案。',
};

export const caseWords = pageWords('case', { 'zh-CN': ZH, en: EN });
