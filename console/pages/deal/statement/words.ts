import { pageWords } from '../../../words/pageWords.ts';

export const statementTabWords = pageWords('statement', {
  'zh-CN': {
    loading: '正在加载对账单…',
    asOf: '截至',
    pdf: '下载 PDF',
    caseFile: '下载卷宗',
    makingPdf: '正在生成 PDF…',
    makingCaseFile: '正在整理卷宗：条款、日志、账本、证据和签名。请稍候…',
    caseFileHint: '卷宗是一个带签名的 ZIP 文件，可以离线验证。',
    madeCaseFile: '卷宗已整理好，正在下载 {{name}}。',
    downloads: '下载',
    expectedCost: '预计还需',
    toOrders: '逐单查看',
    together: '合计',
  },
  en: {
    loading: 'Loading the statement …',
    asOf: 'As of',
    pdf: 'Download PDF',
    caseFile: 'Download case file',
    makingPdf: 'Making the PDF …',
    makingCaseFile:
      'Putting the case file together: terms, log, ledger, evidence and signature. One moment …',
    caseFileHint: 'The case file is one signed ZIP that can be verified offline.',
    madeCaseFile: 'The case file is ready; {{name}} is being downloaded.',
    downloads: 'Downloads',
    expectedCost: 'Expected on top',
    toOrders: 'See the orders one by one',
    together: 'Together',
  },
});
