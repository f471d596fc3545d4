import type { Check, Side } from '../../domain/reconciliation/difference.ts';
import type { MailText } from './gateMails.ts';
import type { Words } from './reader.ts';

/** Mails about differences in the books. Arguments are ready to be read. */
export interface CaseWords {
  readonly checks: Readonly<Record<Check, string>>;
  readonly sources: Readonly<Record<Side['source'], string>>;
  readonly atRisk: string;
  readonly one: (check: string, subject: string, detail: string | null, dealId: string | null) => MailText;
  readonly many: (count: number) => MailText;
  readonly where: string;
}

export const caseWords: Words<CaseWords> = {
  'zh-CN': {
    checks: {
      entry: '分录与写入时不一致',
      account: '余额与分录之和不一致',
      account_sign: '余额方向不对',
      currency: '全部余额之和不为零',
      lines: '账户明细与分录不一致',
      deal_escrow: '托管余额不对',
      deal_funded: '合作的入账金额不对',
      deal_money: '合作的收支不平',
      deal_paid_out: '合作的付款金额不对',
      charge: '收款与支付服务不一致',
      refund: '退款与支付服务不一致',
      transfer: '付款与支付服务不一致',
      reversal: '追回的款项与支付服务不一致',
      too_many: '差异过多',
    },
    sources: {
      entries: '分录',
      lines: '账户明细',
      balance: '余额',
      deal: '合作记录',
      books: '账本',
      payment_service: '支付服务',
    },
    atRisk: '涉及金额',
    one: (check, subject, detail, dealId) => ({
      subject: `账目不符：${check}`,
      paragraphs: [
        `对账时发现：${check}（${subject}）。${detail === null ? '' : `${detail}。`}`,
        `${dealId === null ? '' : `合作 ID：${dealId}。`}请按运维手册查明原因；查明之前，不要手工付款或改账。`,
      ],
      button: '查看案件',
    }),
    many: (count) => ({
      subject: `账目不符：另有 ${count} 项`,
      paragraphs: [`对账时还发现 ${count} 项差异，全部列在案件列表中。请先查共同的原因。`],
      button: '查看案件',
    }),
    where: '全部案件见控制台“案件”页，也可通过接口 GET /v1/cases 查看；运维手册：docs/runbooks/books.md。',
  },
  en: {
    checks: {
      entry: 'an entry is not what was written',
      account: 'a balance is not the sum of its postings',
      account_sign: 'a balance has the wrong sign',
      currency: 'the balances do not sum to zero',
      lines: "accounts' postings are not those of the entries",
      deal_escrow: "a deal's escrow is wrong",
      deal_funded: 'what came in for a deal is wrong',
      deal_money: "a deal's money does not add up",
      deal_paid_out: "what a deal's payees got is wrong",
      charge: 'a charge differs from the payment service',
      refund: 'a refund differs from the payment service',
      transfer: 'a transfer differs from the payment service',
      reversal: 'a reversal differs from the payment service',
      too_many: 'too much differs',
    },
    sources: {
      entries: 'Entries',
      lines: 'Lines of accounts',
      balance: 'Balance',
      deal: 'The deal',
      books: 'The books',
      payment_service: 'The payment service',
    },
    atRisk: 'At risk',
    one: (check, subject, detail, dealId) => ({
      subject: `The books differ: ${check}`,
      paragraphs: [
        `The reconciliation found that ${check} (${subject}).${detail === null ? '' : ` In detail: ${detail}.`}`,
        `${dealId === null ? '' : `It is about deal ${dealId}. `}Find out why, as the runbook says; until then pay nothing by hand and edit nothing.`,
      ],
      button: 'See the case',
    }),
    many: (count) => ({
      subject: `The books differ: ${count} more`,
      paragraphs: [
        `The reconciliation found ${count} more differences, all in the list of cases. Look for what they have in common.`,
      ],
      button: 'See the cases',
    }),
    where:
      'All cases are in the console under “Cases” and at GET /v1/cases; the runbook is docs/runbooks/books.md.',
  },
};
