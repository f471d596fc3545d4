import { pageWords } from '../../../../words/pageWords.ts';

const EN = {
  title: 'Other operations',
  'resend-notice': 'Send a notice again',
  'resend-notice-means': 'Somebody says that a mail never came.',
  'reissue-link': 'Issue a new link',
  'reissue-link-means': 'The creator’s links stop working and a new one is mailed.',
  'extend-clock': 'Give more time',
  'extend-clock-means': 'The deadline of this step moves; it never moves closer.',
  'retry-payments': 'Order payments anew',
  'retry-payments-means': 'Payments that did not arrive and that no step waits for are sent again.',
  'restart-workflow': 'Restart the workflow',
  'restart-workflow-means': 'A workflow that ended by itself goes on where it ended.',
  to: 'To whom',
  until: 'New deadline',
  reason: 'Reason',
  zone: 'Time zone: {{zone}}',
  send: 'Confirm',
};

const ZH: Record<keyof typeof EN, string> = {
  title: '其他操作',
  'resend-notice': '重发通知',
  'resend-notice-means': '有人说没有收到邮件。',
  'reissue-link': '更换链接',
  'reissue-link-means': '达人之前的链接全部失效，新链接通过邮件发出。',
  'extend-clock': '延长期限',
  'extend-clock-means': '这一步的截止时间只能延后，不能提前。',
  'retry-payments': '重新付款',
  'retry-payments-means': '没有到账、流程也不再等待的付款会重新发出。',
  'restart-workflow': '重启流程',
  'restart-workflow-means': '意外终止的流程从终止处继续。',
  to: '发给谁',
  until: '新的截止时间',
  reason: '理由',
  zone: '时区：{{zone}}',
  send: '确认提交',
};

export const operationsWords = pageWords('operations', { 'zh-CN': ZH, en: EN });
