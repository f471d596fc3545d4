import type { Words } from './reader.ts';

interface State {
  readonly title: string;
  readonly text: string;
}

export const bankDetailsWords: Words<{
  readonly ready: State;
  readonly missing: State;
  readonly not_needed: State;
  readonly goOn: string;
  readonly toTheDeal: string;
}> = {
  'zh-CN': {
    ready: { title: '收款账户已可用', text: '无需再操作，应付给你的款项会自动支付。' },
    missing: { title: '收款账户还没有填完', text: '填完之后，应付给你的款项会自动支付。' },
    not_needed: { title: '现在还不用填写收款账户', text: '有款项要付给你时，我们会发邮件请你填写。' },
    goOn: '继续填写',
    toTheDeal: '返回合作页面',
  },
  en: {
    ready: {
      title: 'You can be paid',
      text: 'There is nothing left to do: what is due to you is paid by itself.',
    },
    missing: {
      title: 'Your bank details are not complete',
      text: 'Once they are, what is due to you is paid by itself.',
    },
    not_needed: {
      title: 'Your bank details are not needed yet',
      text: 'We mail you when there is something to pay you.',
    },
    goOn: 'Go on',
    toTheDeal: 'Back to the deal',
  },
};
