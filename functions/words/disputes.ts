import type { disputeGates } from '../../domain/dispute/clocks.ts';
import type { GateWords } from './gates.ts';
import type { Words } from './reader.ts';

type DisputeGate = (typeof disputeGates)[number];

/** Where a disputed deal stands, said to its creator. */
export const disputeGateWords: Words<Readonly<Record<DisputeGate, GateWords>>> = {
  'zh-CN': {
    respond: {
      now: (brand) => `你提出的争议已受理，正在等${brand}答复。`,
      yourTurn: (brand) => `${brand}对这次合作提出了争议，内容见下方“争议”。请说明你的看法。`,
      next: () => '答复后，平台运营会提出调解方案。争议之外的款项不受影响。',
    },
    proposal: {
      now: () => '双方的说法都已收到，平台运营正在准备调解方案。',
      next: () => '方案出来后，双方都可以接受或拒绝。',
    },
    proposal_response: {
      now: (brand) => `你已接受调解方案，正在等${brand}答复。`,
      yourTurn: () => '平台运营提出了调解方案，内容见下方“争议”。请接受或拒绝。',
      next: () => '双方都接受，方案即生效；有一方拒绝，就由平台运营裁决。',
    },
    decision: {
      now: () => '平台运营正在裁决这次争议。',
      next: () => '裁决出来后，双方都会收到理由。每个争议可以申诉一次。',
    },
    appeal: {
      now: () => '争议已有裁决，内容见下方“争议”。',
      next: () => '期限内无人申诉，就按裁决执行；有人申诉，由另一位运营人员重新裁决。',
    },
  },
  en: {
    respond: {
      now: (brand) => `You raised a dispute. We wait for ${brand} to answer it.`,
      yourTurn: (brand) => `${brand} disputes this deal: see “Dispute” below. Please say how you see it.`,
      next: () =>
        'Then our operations staff suggest how to settle it. Money that is not disputed is not held up.',
    },
    proposal: {
      now: () => 'Both sides were heard. Our operations staff are preparing a proposal.',
      next: () => 'Both sides can then accept or reject it.',
    },
    proposal_response: {
      now: (brand) => `You accepted the proposal. We wait for ${brand} to answer it.`,
      yourTurn: () =>
        'Our operations staff suggest how to settle the dispute: see “Dispute” below. Please accept or reject it.',
      next: () => 'If both sides accept, that is how it ends. If one rejects it, operations decide.',
    },
    decision: {
      now: () => 'Our operations staff are deciding the dispute.',
      next: () => 'Both sides will be told why. A dispute can be appealed once.',
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
  /** One operator decided; a second one has to agree before anybody is told what. */
  readonly confirming: string;
  readonly appealed: string;
  readonly grounds: string;
  readonly accepted: (who: string) => string;
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
    confirming: '裁决正在由第二位运营人员确认，确认后才生效。',
    appealed: '被申诉的裁决',
    grounds: '申诉理由',
    accepted: (who) => `${who}已接受。`,
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
    confirming: 'A second operator is confirming a decision. It counts once that is done.',
    appealed: 'The decision that was appealed',
    grounds: 'Why it was appealed',
    accepted: (who) => `${who} accepted it.`,
    why: 'Why',
    toCreator: 'To the creator',
    toBrand: 'Back to the brand',
    toProvider: 'To the provider',
    redo: (due) => `The work is done again, due ${due}`,
    gross: 'before any fees',
  },
};
