import type { Words } from './reader.ts';

/** Headings and what else frames the creator's page. Arguments are ready to be read. */
export interface PageWords {
  readonly product: string;
  readonly thisLanguage: string;
  readonly language: string;
  readonly greeting: (creator: string) => string;
  readonly invitation: (brand: string) => string;
  readonly newTerms: (brand: string) => string;
  readonly collaboration: (brand: string) => string;
  readonly arrangedBy: (provider: string) => string;
  readonly reference: string;
  readonly status: string;
  readonly yourTurn: string;
  readonly notYourTurn: string;
  readonly moving: string;
  readonly deadline: string;
  readonly yourAnswer: string;
  readonly yourStep: string;
  readonly yourOptions: string;
  readonly toYourAnswer: string;
  readonly termsVersion: (version: number) => string;
  readonly changesRequested: (brand: string, isDraft: boolean) => string;
  readonly wrote: (brand: string) => string;
  readonly problem: string;
  readonly errorPrefix: string;
  readonly yourWork: string;
  readonly private: string;
  readonly steps: readonly [string, string, string, string, string];
  readonly stepsTitle: string;
}

export const pageWords: Words<PageWords> = {
  'zh-CN': {
    product: '履约 Luyue',
    thisLanguage: '简体中文',
    language: '语言',
    greeting: (creator) => `${creator}，你好！`,
    invitation: (brand) => `${brand}邀请你合作`,
    newTerms: (brand) => `${brand}提出了新的条款`,
    collaboration: (brand) => `你与${brand}的合作`,
    arrangedBy: (provider) => `由服务商${provider}对接`,
    reference: '合作编号',
    status: '当前进度',
    yourTurn: '轮到你了',
    notYourTurn: '现在不需要你操作',
    moving: '正在进入下一步，请稍后刷新本页。',
    deadline: '截止',
    yourAnswer: '你的答复',
    yourStep: '你的下一步',
    yourOptions: '你还可以',
    toYourAnswer: '去答复 ↓',
    termsVersion: (version) => `条款第 ${version} 版`,
    changesRequested: (brand, isDraft) => `${brand}看过你的${isDraft ? '初稿' : '交付'}，希望你作一些修改。`,
    wrote: (brand) => `${brand}留言：`,
    problem: '没有成功',
    errorPrefix: '出错：',
    yourWork: '已提交的作品',
    private: '此链接只属于你，请勿转发。',
    steps: ['谈妥', '托管', '交付', '验收', '结算'],
    stepsTitle: '进度',
  },
  en: {
    product: 'Luyue 履约',
    thisLanguage: 'English',
    language: 'Language',
    greeting: (creator) => `Hello ${creator},`,
    invitation: (brand) => `${brand} would like to work with you`,
    newTerms: (brand) => `${brand} suggests new terms`,
    collaboration: (brand) => `Your deal with ${brand}`,
    arrangedBy: (provider) => `Arranged by ${provider}`,
    reference: 'Reference',
    status: 'Where it stands',
    yourTurn: 'Your turn',
    notYourTurn: 'Nothing for you to do now',
    moving: 'The deal is moving on. Please reload this page in a moment.',
    deadline: 'Deadline',
    yourAnswer: 'Your answer',
    yourStep: 'Your next step',
    yourOptions: 'What you can do',
    toYourAnswer: 'Go to your answer ↓',
    termsVersion: (version) => `Version ${version} of the terms`,
    changesRequested: (brand, isDraft) =>
      `${brand} looked at your ${isDraft ? 'draft' : 'work'} and asks you to change something.`,
    wrote: (brand) => `${brand} wrote:`,
    problem: 'That did not work',
    errorPrefix: 'Error: ',
    yourWork: 'Your work',
    private: 'This link is yours alone. Please do not pass it on.',
    steps: ['Agree', 'Money held', 'Deliver', 'Review', 'Settle'],
    stepsTitle: 'Progress',
  },
};
