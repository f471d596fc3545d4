import { pageWords } from '../words/pageWords.ts';

export const sessionWords = pageWords('session', {
  'zh-CN': {
    title: '履约控制台',
    what: '品牌方、服务商和平台运营在这里处理合作。',
    signIn: '登录',
    creators: '达人无需登录：请用邮件里的链接。',
    expired: '登录已失效',
    expiredText: '这个页面和你填写的内容都还在。重新登录后即可继续。',
    signInAgain: '重新登录',
    failed: '没有登录成功，请再试一次。',
    cannotOpen: '控制台暂时打不开',
    cannotOpenText: '服务器或登录服务没有响应。请稍后重试。',
    tryAgain: '重试',
  },
  en: {
    title: 'The Luyue console',
    what: 'Brands, service providers and operations work on their deals here.',
    signIn: 'Sign in',
    creators: 'Creators need no sign-in: the link in the mail is all it takes.',
    expired: 'Your session has ended',
    expiredText: 'This page and what you typed are still here. Sign in again to go on.',
    signInAgain: 'Sign in again',
    failed: 'That did not work. Please try once more.',
    cannotOpen: 'The console cannot be opened right now',
    cannotOpenText: 'The server or the sign-in service did not answer. Please try again in a while.',
    tryAgain: 'Try again',
  },
});
