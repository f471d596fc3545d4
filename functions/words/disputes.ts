import type { disputeGates } from '../../domain/dispute/clocks.ts';
import type { GateWords } from './gates.ts';
import type { Words } from './reader.ts';

type DisputeGate = (typeof disputeGates)[number];

/** Where a disputed deal stands, said to its creator. */
export const disputeGateWords: Words<Readonly<Record<DisputeGate, GateWords>>> = {
  'zh-CN': {
    respond: {
      now: () => '这次合作正在处理争议，正在等被申诉的一方答复。',
      next: () => '答复后，平台运营会提出调解方案。争议之外的款项不受影响。',
    },
    proposal: {
      now: () => '双方的说法都已收到，平台运营正在准备调解方案。',
      next: () => '方案出来后，双方都可以接受或拒绝。',
    },
    proposal_response: {
      now: () => '平台运营提出了调解方案，内容见下方“争议”。',
      next: () => '双方都接受，方案即生效；有一方拒绝，就由平台运营裁决。',
    },
    decision: {
      now: () => '平台运营正在裁决这次争议。',
      next: () => '裁决出来后，双方都会收到理由；任何一方可以申诉一次。',
    },
    appeal: {
      now: () => '争议已有裁决，内容见下方“争议”。',
      next: () => '期限内无人申诉，就按裁决执行；有人申诉，由另一位运营人员重新裁决。',
    },
  },
  en: {
    respond: {
      now: () => 'This deal is disputed. We wait for the other side to answer the claim.',
      next: () =>
        'Then our operations staff suggest how to settle it. Money that is not disputed is not held up.',
    },
    proposal: {
      now: () => 'Both sides were heard. Our operations staff are preparing a proposal.',
      next: () => 'Both sides can then accept or reject it.',
    },
    proposal_response: {
      now: () => 'Our operations staff suggest how to settle the dispute: see “Dispute” below.',
      next: () => 'If both sides accept, that is how it ends. If one rejects it, operations decide.',
    },
    decision: {
      now: () => 'Our operations staff are deciding the dispute.',
      next: () => 'Both sides will be told why. Either can appeal once.',
    },
    appeal: {
      now: () => 'The dispute was decided: see “Dispute” below.',
      next: () =>
        'If nobody appeals in time, the decision is carried out. An appeal is decided by somebody else.',
    },
  },
};

/** A dispute on the creator's page and in mails. Arguments are ready to be read. */
export interface DisputeWords {
  readonly title: string;
  readonly raisedBy: string;
  readonly reason: string;
  readonly contested: string;
  readonly claim: string;
  readonly response: string;
  readonly proposal: string;
  readonly decision: string;
  readonly why: string;
  readonly toCreator: string;
  readonly toBrand: string;
  readonly toProvider: string;
  readonly redo: (due: string) => string;
  /** Said in a list of shares. */
  readonly gross: string;
}

export const disputeWords: Words<DisputeWords> = {
  'zh-CN': {
    title: '争议',
    raisedBy: '提出方',
    reason: '原因',
    contested: '争议金额',
    claim: '申诉内容',
    response: '另一方的答复',
    proposal: '调解方案',
    decision: '裁决',
    why: '理由',
    toCreator: '归达人',
    toBrand: '退还品牌方',
    toProvider: '归服务商',
    redo: (due) => `重新交付，时间：${due}`,
    gross: '扣除服务费之前的金额',
  },
  en: {
    title: 'Dispute',
    raisedBy: 'Raised by',
    reason: 'Reason',
    contested: 'Amount in dispute',
    claim: 'The claim',
    response: 'The answer to it',
    proposal: 'Proposal',
    decision: 'Decision',
    why: 'Why',
    toCreator: 'To the creator',
    toBrand: 'Back to the brand',
    toProvider: 'To the provider',
    redo: (due) => `The work is done again, due ${due}`,
    gross: 'before any fees',
  },
};
