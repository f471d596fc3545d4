import { pageWords } from '../../words/pageWords.ts';

export const sheetWords = pageWords('sheet', {
  'zh-CN': {
    file: 'CSV 文件',
    paste: '或从表格软件粘贴',
    empty: '列名下面没有内容。',
    broken: '无法识别为表格。请另存为 CSV 再试。',
  },
  en: {
    file: 'CSV file',
    paste: 'Or paste rows from a spreadsheet',
    empty: 'There are no rows below the names of the columns.',
    broken: 'This cannot be read as a table. Save it as CSV and try again.',
  },
});
