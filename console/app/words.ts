import { pageWords } from '../words/pageWords.ts';

export type ShellWord = keyof typeof EN;

const EN = {
  product: 'Luyue',
  deals: 'Deals',
  skip: 'Skip to the content',
  navigation: 'Main navigation',
  openNavigation: 'Open navigation',
  account: 'Account',
  signOut: 'Sign out',
  language: 'Language',
  theme: 'Appearance',
  auto: 'As the device',
  light: 'Light',
  dark: 'Dark',
  shortcuts: 'Keyboard shortcuts',
  close: 'Close',
  brand: 'Brand',
  provider: 'Service provider',
  operator: 'Operations',
  loading: 'Loading …',
  notFound: 'There is no page at this address.',
  toDeals: 'Go to the deals',
  pageFailed: 'This page stopped working.',
  tryAgain: 'Try again',
  showShortcuts: 'Show keyboard shortcuts',
  goTo: 'Go to {{page}}',
};

const ZH: Record<keyof typeof EN, string> = {
  product: '履约',
  deals: '合作',
  skip: '跳到正文',
  navigation: '主导航',
  openNavigation: '打开导航',
  account: '账户',
  signOut: '退出登录',
  language: '语言',
  theme: '外观',
  auto: '跟随设备',
  light: '浅色',
  dark: '深色',
  shortcuts: '键盘快捷键',
  close: '关闭',
  brand: '品牌方',
  provider: '服务商',
  operator: '平台运营',
  loading: '正在加载…',
  notFound: '这个地址没有页面。',
  toDeals: '查看合作列表',
  pageFailed: '这个页面出错了。',
  tryAgain: '重试',
  showShortcuts: '显示键盘快捷键',
  goTo: '前往{{page}}',
};

export const shellWords = pageWords('shell', { 'zh-CN': ZH, en: EN });
