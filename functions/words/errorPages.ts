import type { Words } from './reader.ts';

interface ErrorPage {
  readonly title: string;
  readonly text: string;
}

export const errorPageWords: Words<{
  readonly notFound: ErrorPage;
  readonly tooManyAttempts: ErrorPage;
  readonly failure: ErrorPage;
  readonly requestId: string;
}> = {
  'zh-CN': {
    notFound: {
      title: '链接无效',
      text: '这个链接不存在、已过期或已失效。请打开最近一封邮件里的链接，或联系邀请你的品牌方重新发送。',
    },
    tooManyAttempts: { title: '尝试次数过多', text: '请过几分钟再试。' },
    failure: {
      title: '系统出了点问题',
      text: '你的信息没有丢失。请稍后再试；如果一直不行，请把下面的编号告诉我们。',
    },
    requestId: '请求编号',
  },
  en: {
    notFound: {
      title: 'This link does not work',
      text: 'It does not exist, has expired or is no longer valid. Please open the link in your latest mail, or ask the brand that invited you to send it again.',
    },
    tooManyAttempts: { title: 'Too many attempts', text: 'Please try again in a few minutes.' },
    failure: {
      title: 'Something went wrong on our side',
      text: 'Nothing of yours is lost. Please try again in a little while. If it keeps happening, tell us this number.',
    },
    requestId: 'Request',
  },
};
