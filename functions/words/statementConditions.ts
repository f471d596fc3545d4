import type { GateName } from '../../domain/gates/names.ts';
import type { Locale, Role } from '../../domain/parties.ts';
import type { Condition } from '../../domain/statement/condition.ts';
import { deadlineWords } from './deadlines.ts';
import { list, shortMoment } from './formats.ts';
import type { Reader, Words } from './reader.ts';

/** What stands between an amount and its payee. Arguments are ready to be read. */
interface ConditionWords {
  readonly gate: Readonly<Record<GateName, string>>;
  readonly until: (what: string, who: string, until: string) => string;
  readonly moving: string;
  readonly operator: string;
  readonly bankDetails: (who: string) => string;
  readonly sending: string;
  readonly onItsWay: string;
  readonly refused: string;
  readonly awaitingRecovery: (who: string) => string;
  readonly role: Readonly<Record<Role, string>>;
}

const WORDS: Words<ConditionWords> = {
  'zh-CN': {
    gate: {
      response: '等待条款被接受',
      counter_response: '等待对还价的答复',
      funding: '等待品牌方付款托管',
      sample_shipment: '等待品牌方寄出样品',
      sample_receipt: '等待达人确认收到样品',
      draft: '等待提交初稿',
      draft_review: '等待初稿审核',
      delivery: '等待交付作品',
      review: '等待验收',
      stays_live: '等待作品保留期结束',
      sales: '等待销售期和退货期结束、销售数据上报',
      top_up: '等待品牌方补足佣金差额',
      payout: '款项正在支付',
      respond: '争议处理中：等待对方回应',
      proposal: '争议处理中：等待平台运营提出方案',
      proposal_response: '争议处理中：等待双方答复方案',
      decision: '争议处理中：等待平台运营裁决',
      appeal: '争议处理中：可以申诉',
      operator: '等待平台运营处理',
    },
    until: (what, who, until) => `${what}；可操作：${who}；截止 ${until}。`,
    moving: '正在进入下一步。',
    operator: '出现问题，平台运营正在处理。',
    bankDetails: (who) => `${who}尚未填写收款账户，填写后即付。`,
    sending: '已安排支付，即将转出。',
    onItsWay: '支付机构已受理，等待到账。',
    refused: '支付未成功，平台运营正在处理。',
    awaitingRecovery: (who) => `${who}退回这笔款项以后，即退还品牌方。`,
    role: {
      brand: '品牌方',
      provider: '服务商',
      creator: '达人',
      operator: '平台运营',
      payments: '支付机构',
      clock: '系统',
      system: '系统',
    },
  },
  en: {
    gate: {
      response: 'Waits for the terms to be accepted',
      counter_response: 'Waits for an answer to the counter-offer',
      funding: 'Waits for the brand’s payment to be held',
      sample_shipment: 'Waits for the sample to be sent',
      sample_receipt: 'Waits for the sample to be received',
      draft: 'Waits for a draft to be shown',
      draft_review: 'Waits for the draft to be reviewed',
      delivery: 'Waits for the work to be handed in',
      review: 'Waits for the work to be reviewed',
      stays_live: 'Waits for the work to have stayed online as agreed',
      sales: 'Waits for the sales to be reported and the return window to end',
      top_up: 'Waits for the brand to add what the commission is short of',
      payout: 'The payments are being made',
      respond: 'In dispute: waits for the other party to respond',
      proposal: 'In dispute: waits for operations staff to propose a solution',
      proposal_response: 'In dispute: waits for both parties to answer the proposal',
      decision: 'In dispute: waits for operations staff to decide',
      appeal: 'In dispute: either party may appeal',
      operator: 'Waits for operations staff',
    },
    until: (what, who, until) => `${what}. Who can act: ${who}. Until ${until}.`,
    moving: 'Moving on to the next step.',
    operator: 'Something went wrong; operations staff are on it.',
    bankDetails: (who) => `Bank details of the ${who} are missing; it is paid as soon as they are given.`,
    sending: 'Ordered, and about to be sent.',
    onItsWay: 'The payment service has taken it; it has not arrived yet.',
    refused: 'The payment did not go through; operations staff are on it.',
    awaitingRecovery: (who) => `Sent to the brand once the ${who} has paid it back.`,
    role: {
      brand: 'brand',
      provider: 'provider',
      creator: 'creator',
      operator: 'operations staff',
      payments: 'payment service',
      clock: 'system',
      system: 'system',
    },
  },
};

/** What a deal waits for at this gate. */
export function gateText(gate: GateName, locale: Locale): string {
  return WORDS[locale].gate[gate];
}

/** Why an amount has not arrived, who can change that and until when. */
export function conditionText(condition: Condition, reader: Reader): string {
  const { locale } = reader;
  const words = WORDS[locale];
  switch (condition.code) {
    case 'gate': {
      const who = list(
        condition.who.map((role) => words.role[role]),
        locale,
      );
      const until = words.until(words.gate[condition.gate], who, shortMoment(condition.until, reader));
      const after = deadlineWords[locale][condition.atDeadline];
      return locale === 'zh-CN' ? `${until}${after}` : `${until} ${after}`;
    }
    case 'moving':
      return words.moving;
    case 'operator':
      return words.operator;
    case 'bank_details':
      return words.bankDetails(words.role[condition.who.role]);
    case 'sending':
      return words.sending;
    case 'on_its_way':
      return words.onItsWay;
    case 'refused':
      return words.refused;
    case 'awaiting_recovery':
      return words.awaitingRecovery(words.role[condition.who?.role ?? 'creator']);
  }
}
