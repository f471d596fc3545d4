import { pageWords } from '../../words/pageWords.ts';

export type DealWord = keyof typeof EN;

const EN = {
  tabs: 'Parts of this deal',
  timeline: 'Timeline',
  graph: 'Workflow',
  money: 'Money',
  toFund: 'To be funded',
  funded: 'Funded',
  held: 'Held now',
  released: 'Released',
  refunded: 'Refunded',
  paidOut: 'Paid out',
  fee: 'Fixed fee',
  next: 'What happens now',
  nothingOpen: 'Nothing is waited for right now; the next step is being taken.',
  closed: 'This deal has ended.',
  until: 'Until',
  waitsFor: 'Waits for',
  turn: 'Whose turn:',
  pay: 'Pay {{amount}}',
  problem: 'It got stuck',
  problemAt: 'Step {{stage}}',
  back: 'All deals',
  by: 'by {{who}}',
  loadingLog: 'Loading the log …',
  number: 'No. {{seq}}',
};

const ZH: Record<DealWord, string> = {
  tabs: '这次合作的各部分',
  timeline: '时间线',
  graph: '流程图',
  money: '款项',
  toFund: '需付款',
  funded: '已付款',
  held: '托管中',
  released: '已释放',
  refunded: '已退款',
  paidOut: '已付出',
  fee: '坑位费',
  next: '现在要做什么',
  nothingOpen: '目前没有在等谁，正在进入下一步。',
  closed: '这次合作已结束。',
  until: '截止',
  waitsFor: '轮到',
  turn: '轮到谁：',
  pay: '付款 {{amount}}',
  problem: '这里卡住了',
  problemAt: '环节：{{stage}}',
  back: '全部合作',
  by: '{{who}}',
  loadingLog: '正在加载时间线…',
  number: '第 {{seq}} 条',
};

export const dealWords = pageWords('deal', { 'zh-CN': ZH, en: EN });
