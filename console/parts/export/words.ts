import { pageWords } from '../../words/pageWords.ts';

export const exportWords = pageWords('export', {
  'zh-CN': { start: '导出 CSV', running: '已导出 {{count}} 条…', stop: '停止' },
  en: { start: 'Export CSV', running: '{{count}} exported …', stop: 'Stop' },
});
