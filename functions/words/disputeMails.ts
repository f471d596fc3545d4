import type { disputeGates } from '../../domain/dispute/clocks.ts';
import type { GateFacts, MailText } from './gateMails.ts';
import type { Words } from './reader.ts';

/** What mails about a dispute speak of besides the deal; ready to be read. */
export interface DisputeFacts {
  readonly claimant: string;
  /** The claimant, or the provider that acted for it. */
  readonly raisedBy: string;
  /** Who appealed; empty before that. */
  readonly appellant: string;
  readonly contested: string;
  readonly reason: string;
  /** How it is suggested, or was decided, to end, and why. `null` before that. */
  readonly finding: { readonly outcome: string; readonly reason: string; readonly text: string } | null;
  /** Whether an appeal led here. */
  readonly isAppealed: boolean;
}

type DisputeMail = (facts: GateFacts, dispute: DisputeFacts) => MailText;

interface DisputeMails {
  readonly gates: Readonly<Record<(typeof disputeGates)[number], DisputeMail>>;
  /** Said to a provider that may answer as well. */
  readonly forBrand: (brand: string) => string;
  /** What readers are told who are not awaited. */
  readonly told: {
    readonly dispute_raised: Told;
    readonly dispute_decided: Told;
    readonly decision_appealed: Told;
    readonly dispute_resolved: Told;
    /** One operator decided; another one has to. */
    readonly second_operator_needed: Told;
  };
}

type Told = (reference: string, dispute: DisputeFacts) => MailText;

const because = ({ finding }: DisputeFacts, label: string, stop: string): string[] =>
  finding === null ? [] : [finding.outcome, `${label}${finding.reason}${stop}${finding.text}`];

const chinese: DisputeMails = {
  gates: {
    respond: ({ reference }, { claimant, contested, reason }) => ({
      subject: `${claimant}提出了争议，请答复：${reference}`,
      paragraphs: [
        `${claimant}对这次合作提出争议，原因：${reason}；涉及 ${contested}。只有这部分款项被冻结。`,
        '请说明你的看法，可以附上证据。期限内没有答复，争议按对方的主张裁决。',
      ],
      button: '查看并答复',
    }),
    proposal: ({ reference, brand, creator }, { claimant, contested, reason }) => ({
      subject: `争议待调解：${reference}`,
      paragraphs: [
        `${brand}与${creator}的合作有争议（${claimant}提出，原因：${reason}），涉及 ${contested}。双方的说法都已收到，请提出调解方案。`,
      ],
      button: '打开这次合作',
    }),
    proposal_response: ({ reference }, dispute) => ({
      subject: `争议有了调解方案，请答复：${reference}`,
      paragraphs: [
        '平台运营提出了调解方案。双方都接受，方案即生效；有一方拒绝，由平台运营裁决。',
        ...because(dispute, '理由：', '。'),
      ],
      button: '查看方案并答复',
    }),
    decision: ({ reference, brand, creator }, { contested, isAppealed }) => ({
      subject: isAppealed ? `申诉待裁决：${reference}` : `争议待裁决：${reference}`,
      paragraphs: [
        `${brand}与${creator}的合作争议需要裁决，涉及 ${contested}。`,
        ...(isAppealed ? ['之前的裁决被申诉，须由没有参与过的运营人员重新裁决。'] : []),
      ],
      button: '打开这次合作',
    }),
    appeal: ({ reference }, dispute) => ({
      subject: `争议已有裁决：${reference}`,
      paragraphs: [
        ...because(dispute, '理由：', '。'),
        '如果不同意，可以申诉一次，由另一位运营人员重新裁决；期限内无人申诉，就按此执行。',
      ],
      button: '查看裁决',
    }),
  },
  forBrand: (brand) => `你可以代表${brand}答复，${brand}也收到了通知；先答复的有效。`,
  told: {
    dispute_raised: (reference, { claimant, raisedBy, contested, reason }) => ({
      subject: `${raisedBy}提出了争议：${reference}`,
      paragraphs: [
        raisedBy === claimant
          ? `${claimant}对这次合作提出争议，原因：${reason}；涉及 ${contested}。只有这部分款项被冻结。`
          : `${raisedBy}代表${claimant}对这次合作提出争议，原因：${reason}；涉及 ${contested}。只有这部分款项被冻结。`,
        '你现在不用做什么。有结果我们会通知你。',
      ],
      button: '打开这次合作',
    }),
    dispute_decided: (reference, dispute) => ({
      subject: `争议已有裁决：${reference}`,
      paragraphs: [
        ...because(dispute, '理由：', '。'),
        '品牌方和达人都可以申诉一次；期限内无人申诉，就按此执行。',
      ],
      button: '打开这次合作',
    }),
    decision_appealed: (reference, { appellant }) => ({
      subject: `${appellant}对裁决提出了申诉：${reference}`,
      paragraphs: [
        `${appellant}不同意之前的裁决。由没有参与过的运营人员重新裁决，之后不能再申诉；在此之前，有争议的款项继续冻结。`,
        '你现在不用做什么。有结果我们会通知你。',
      ],
      button: '查看详情',
    }),
    dispute_resolved: (reference, dispute) => ({
      subject: `争议已结束：${reference}`,
      paragraphs: ['争议已处理完毕，结果如下。', ...because(dispute, '理由：', '。')],
      button: '查看详情',
    }),
    second_operator_needed: (reference, dispute) => ({
      subject: `争议需要第二位运营人员裁决：${reference}`,
      paragraphs: [
        `涉及 ${dispute.contested}，须由两位运营人员作出相同的裁决。一位已经裁决：`,
        ...because(dispute, '理由：', '。'),
      ],
      button: '打开这次合作',
    }),
  },
};

const english: DisputeMails = {
  gates: {
    respond: ({ reference }, { claimant, contested, reason }) => ({
      subject: `${claimant} raised a dispute, please answer: ${reference}`,
      paragraphs: [
        `${claimant} disputes this deal: ${reason}. It is about ${contested}; only that is frozen.`,
        'Please say how you see it; you can add evidence. If you do not answer in time, it is decided as they claim.',
      ],
      button: 'Read it and answer',
    }),
    proposal: ({ reference, brand, creator }, { claimant, contested, reason }) => ({
      subject: `A dispute needs a proposal: ${reference}`,
      paragraphs: [
        `The deal between ${brand} and ${creator} is disputed (by ${claimant}: ${reason}); it is about ${contested}. Both sides were heard: please propose how to settle it.`,
      ],
      button: 'Open the deal',
    }),
    proposal_response: ({ reference }, dispute) => ({
      subject: `A proposal to settle the dispute, please answer: ${reference}`,
      paragraphs: [
        'Our operations staff suggest how to settle it. If both sides accept, that is how it ends; if one rejects it, operations decide.',
        ...because(dispute, 'Why: ', '. '),
      ],
      button: 'Read the proposal and answer',
    }),
    decision: ({ reference, brand, creator }, { contested, isAppealed }) => ({
      subject: isAppealed
        ? `An appeal needs a decision: ${reference}`
        : `A dispute needs a decision: ${reference}`,
      paragraphs: [
        `The dispute between ${brand} and ${creator} has to be decided; it is about ${contested}.`,
        ...(isAppealed
          ? ['The decision before was appealed: somebody who had no part in it has to decide anew.']
          : []),
      ],
      button: 'Open the deal',
    }),
    appeal: ({ reference }, dispute) => ({
      subject: `The dispute was decided: ${reference}`,
      paragraphs: [
        ...because(dispute, 'Why: ', '. '),
        'If you do not agree, you can appeal once, and somebody else decides anew. If nobody appeals in time, this is carried out.',
      ],
      button: 'Read the decision',
    }),
  },
  forBrand: (brand) => `You can answer for ${brand}, which was told as well; whoever is first counts.`,
  told: {
    dispute_raised: (reference, { claimant, raisedBy, contested, reason }) => ({
      subject: `${raisedBy} raised a dispute: ${reference}`,
      paragraphs: [
        raisedBy === claimant
          ? `${claimant} disputes this deal: ${reason}. It is about ${contested}; only that is frozen.`
          : `${raisedBy} disputes this deal for ${claimant}: ${reason}. It is about ${contested}; only that is frozen.`,
        'There is nothing for you to do now. We tell you how it ends.',
      ],
      button: 'Open the deal',
    }),
    dispute_decided: (reference, dispute) => ({
      subject: `The dispute was decided: ${reference}`,
      paragraphs: [
        ...because(dispute, 'Why: ', '. '),
        'Brand and creator can each appeal, once in all. If nobody does in time, this is carried out.',
      ],
      button: 'Open the deal',
    }),
    decision_appealed: (reference, { appellant }) => ({
      subject: `${appellant} appealed the decision: ${reference}`,
      paragraphs: [
        `${appellant} does not agree with the decision. Somebody who had no part in it decides anew, for good; until then what is disputed stays frozen.`,
        'There is nothing for you to do now. We tell you how it ends.',
      ],
      button: 'See the details',
    }),
    dispute_resolved: (reference, dispute) => ({
      subject: `The dispute is over: ${reference}`,
      paragraphs: ['The dispute was settled like this.', ...because(dispute, 'Why: ', '. ')],
      button: 'See the details',
    }),
    second_operator_needed: (reference, dispute) => ({
      subject: `A second operator has to decide a dispute: ${reference}`,
      paragraphs: [
        `It is about ${dispute.contested}, so two operators have to decide the same. One has decided:`,
        ...because(dispute, 'Why: ', '. '),
      ],
      button: 'Open the deal',
    }),
  },
};

export const disputeMails: Words<DisputeMails> = { 'zh-CN': chinese, en: english };
