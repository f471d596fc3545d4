import { pageWords } from '../../words/pageWords.ts';

export const sheetWords = pageWords('sheet', {
  'zh-CN': {
    file: '表格文件（Excel 或 CSV）',
    worksheet: '工作表',
    reading: '正在读取…',
    paste: '或从表格软件粘贴',
    empty: '列名下面没有内容。',
    broken: '无法识别为表格。请另存为 .xlsx 或 CSV 再试。',
    tooLarge: '文件太大（最大 {{most}} MB）。请拆分表格，或删去不需要的工作表和图片。',
    brokenBook: '这个 Excel 文件已损坏，无法读取。请打开后重新保存为 .xlsx，再选择一次。',
    lockedBook: '这个 Excel 文件有密码保护。请取消密码后保存，或另存为 CSV。',
    oldBook: '这是旧版 Excel 文件（.xls）。请另存为 .xlsx 或 CSV。',
    notATable: '这个文件不是 Excel（.xlsx）或 CSV 表格。',
    notOpened: '无法打开文件。请重新选择；如果还是不行，请刷新页面。',
  },
  en: {
    file: 'Sheet (Excel or CSV)',
    worksheet: 'Worksheet',
    reading: 'Reading …',
    paste: 'Or paste rows from a spreadsheet',
    empty: 'There are no rows below the names of the columns.',
    broken: 'This cannot be read as a table. Save it as .xlsx or CSV and try again.',
    tooLarge:
      'This file is too large ({{most}} MB at most). Split the sheet, or take out worksheets and pictures that are not needed.',
    brokenBook:
      'This workbook is damaged and cannot be read. Open it, save it as .xlsx again and choose it anew.',
    lockedBook: 'This workbook is protected with a password. Save it without one, or as CSV.',
    oldBook: 'This is a workbook of the old kind (.xls). Save it as .xlsx or CSV.',
    notATable: 'This file is neither an Excel workbook (.xlsx) nor a CSV table.',
    notOpened: 'The file could not be opened. Choose it again; if that does not help, reload the page.',
  },
});
