import { pageWords } from '../../words/pageWords.ts';

const EN = {
  title: 'Search',
  field: 'Search everything',
  hint: 'Deal, reference, creator, order, payment, evidence or dispute',
  none: 'Nothing was found for “{{q}}”.',
  newestOnly: 'Of names, orders and payments the newest 2,000 deals were looked through.',
  found_one: '{{count}} result',
  found_other: '{{count}} results',
  looking: 'Searching …',
  deal: 'Deal',
  creator: 'Creator',
  order: 'Order',
  payment: 'Payment',
  evidence: 'Evidence',
  dispute: 'Dispute',
  keys: '↑ ↓ to choose, Enter to open, Esc to close',
};

const ZH: Record<keyof typeof EN, string> = {
  title: '搜索',
  field: '全局搜索',
  hint: '合作、备注名、达人、订单、付款、证据或争议',
  none: '没有找到“{{q}}”。',
  newestOnly: '姓名、订单和付款仅在最新的 2,000 个合作中查找。',
  found_one: '{{count}} 个结果',
  found_other: '{{count}} 个结果',
  looking: '正在搜索…',
  deal: '合作',
  creator: '达人',
  order: '订单',
  payment: '付款',
  evidence: '证据',
  dispute: '争议',
  keys: '↑ ↓ 选择，Enter 打开，Esc 关闭',
};

export const searchWords = pageWords('search', { 'zh-CN': ZH, en: EN });
