import type { MailText } from './gateMails.ts';
import type { Words } from './reader.ts';

/** Mails that follow from what operators do, and from what a payee's bank does. Arguments are ready to be read. */
export interface OperationWords {
  readonly deadlineMoved: string;
  readonly newDealLink: (reference: string) => MailText;
  readonly newBankLink: (reference: string) => MailText;
  readonly bankFailed: (amount: string) => MailText;
}

export const operationWords: Words<OperationWords> = {
  'zh-CN': {
    deadlineMoved: '平台运营延长了这一步的期限，请以下面的截止时间为准。',
    newDealLink: (reference) => ({
      subject: `你的新链接：${reference}`,
      paragraphs: [`合作“${reference}”之前发给你的链接都已失效，请改用这封邮件里的新链接。`],
      button: '打开这次合作',
    }),
    newBankLink: (reference) => ({
      subject: `填写收款账户的新链接：${reference}`,
      paragraphs: [`合作“${reference}”之前发给你的链接都已失效，请改用这封邮件里的新链接。`],
      button: '收款账户',
    }),
    bankFailed: (amount) => ({
      subject: `你的银行退回了 ${amount}，请更新收款账户`,
      paragraphs: [
        `支付机构打给你的 ${amount} 被你的银行退回，款项还在你的支付账户里，没有丢失。`,
        '请核对或更换收款的银行账户，之后支付机构会重新打款。',
      ],
      button: '更新收款账户',
    }),
  },
  en: {
    deadlineMoved: 'Our operations staff gave more time for this step: the deadline below counts.',
    newDealLink: (reference) => ({
      subject: `Your new link: ${reference}`,
      paragraphs: [
        `The links you were sent for “${reference}” so far work no more. Please use the one in this mail.`,
      ],
      button: 'Open the deal',
    }),
    newBankLink: (reference) => ({
      subject: `Your new link to your bank details: ${reference}`,
      paragraphs: [
        `The links you were sent for “${reference}” so far work no more. Please use the one in this mail.`,
      ],
      button: 'Your bank details',
    }),
    bankFailed: (amount) => ({
      subject: `Your bank sent ${amount} back, please check your bank details`,
      paragraphs: [
        `The payment service sent you ${amount} and your bank sent it back. Nothing is lost: it lies in your account with the payment service.`,
        'Please check your bank account or name another one; then the payment service pays out again.',
      ],
      button: 'Check your bank details',
    }),
  },
};
