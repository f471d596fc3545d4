import type { disputeGates } from '../../domain/dispute/clocks.ts';
import type { GateName } from '../../domain/gates/names.ts';
import { beforeWorkMails } from './beforeWorkMails.ts';
import type { Words } from './reader.ts';

/** What a mail about a gate can speak of; ready to be read. */
export interface GateFacts {
  readonly brand: string;
  readonly creator: string;
  readonly provider: string | null;
  readonly reference: string;
  readonly work: string;
  readonly due: string;
  readonly fee: string;
  /** The creator's own part of the fee, where a chain shares it. */
  readonly ownFee: string;
  /** What the brand is asked to pay at this gate. */
  readonly amount: string;
  readonly hasCommission: boolean;
  readonly termsVersion: number;
  /** What is held of the creator's fee while the work has to stay online. */
  readonly held: string;
  /** Who carries the sample, and under which number. */
  readonly shipment: string;
  /** The action that led to the gate, and the gate it answered. */
  readonly after: string | null;
  readonly afterGate: GateName | null;
}

export interface MailText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly button: string;
}

/** The payment service is not mailed when it pays, so `payout` has no mail. */
export type MailedGate = Exclude<GateName, 'payout'>;

type DisputeGate = (typeof disputeGates)[number];
/** Those of a dispute's gates are in disputeMails.ts, samples and drafts in beforeWorkMails.ts. */
type GateMails = Readonly<Record<Exclude<MailedGate, DisputeGate>, (facts: GateFacts) => MailText>>;

const chinese: GateMails = {
  response: ({ brand, provider, work, due, ownFee, hasCommission, termsVersion }) => ({
    subject: termsVersion === 1 ? `${brand}邀请你合作` : `${brand}提出了新的条款`,
    paragraphs: [
      termsVersion === 1
        ? `${brand}${provider === null ? '' : `（由${provider}对接）`}想邀请你${work}，时间：${due}。`
        : `${brand}提出了新的条款：${work}，时间：${due}。`,
      `坑位费 ${ownFee}${hasCommission ? '，另有佣金' : ''}。你接受后，款项先存入托管，你再开工。`,
    ],
    button: '查看条款并答复',
  }),
  counter_response: ({ creator, reference, due, fee }) => ({
    subject: `${creator}还价了：${reference}`,
    paragraphs: [`${creator}提出了新的条款：坑位费 ${fee}，时间：${due}。请查看全部条款后答复。`],
    button: '查看还价并答复',
  }),
  funding: ({ creator, reference, amount, after }) =>
    after === 'payment_failed'
      ? {
          subject: `付款没有成功，请再付一次：${reference}`,
          paragraphs: [`这笔款项没有付成功。请再付一次 ${amount}。`],
          button: `付款 ${amount}`,
        }
      : {
          subject: `合作已谈妥，请付款：${reference}`,
          paragraphs: [
            `你与${creator}已就条款达成一致。请付款 ${amount}，款项由支付机构托管，交付验收后才付给对方。`,
            '付款之前，达人不会开工。',
          ],
          button: `付款 ${amount}`,
        },
  ...beforeWorkMails['zh-CN'],
  delivery: ({ brand, work, due, after, afterGate }) => {
    const button = '提交交付';
    const what = `请${work}，时间：${due}；完成后提交作品链接。`;
    if (afterGate === 'sample_shipment' || afterGate === 'sample_receipt')
      return { subject: '可以开工了', paragraphs: [what], button };
    if (afterGate === 'draft') return { subject: '初稿时间已过，请直接交付', paragraphs: [what], button };
    if (afterGate === 'decision' || afterGate === 'appeal')
      return { subject: '争议裁决：请重新交付', paragraphs: [what], button };
    if (afterGate === 'draft_review')
      return { subject: '初稿已通过，可以发布了', paragraphs: [what], button };
    if (after === 'request_changes') {
      return {
        subject: `${brand}请你修改`,
        paragraphs: [`${brand}看过你的交付，希望你作一些修改。`],
        button,
      };
    }
    if (after === 'extend') {
      return { subject: `${brand}给了你更多时间`, paragraphs: [`新的约定时间：${due}。`], button };
    }
    return {
      subject: '款项已托管，可以开工了',
      paragraphs: [`${brand}的款项已到账，由支付机构托管。`, `请${work}，时间：${due}；完成后提交作品链接。`],
      button,
    };
  },
  review: ({ creator, reference }) => ({
    subject: `${creator}已交付，请验收：${reference}`,
    paragraphs: [`${creator}提交了作品。请验收：通过，或说明需要修改的地方。`],
    button: '去验收',
  }),
  stays_live: ({ brand, held }) => ({
    subject: `${brand}已验收，请让作品保持在线`,
    paragraphs: [`你的作品已通过验收。请让它按约定保持在线；期满后，暂留的 ${held} 就会付给你。`],
    button: '查看详情',
  }),
  sales: ({ creator, reference }) => ({
    subject: `请上报销售数据：${reference}`,
    paragraphs: [`请上报${creator}这次带来的订单，合作据此结算。可以多次上报，全部报完后可提前结束上报。`],
    button: '上报销售数据',
  }),
  top_up: ({ creator, reference, amount }) => ({
    subject: `佣金超出预留金，请补足 ${amount}：${reference}`,
    paragraphs: [`销售超出预期：应付给${creator}的佣金高于预留金，还差 ${amount}。`],
    button: `付款 ${amount}`,
  }),
  operator: ({ brand, creator, reference }) => ({
    subject: `待人工处理：${reference}`,
    paragraphs: [`${brand}与${creator}的合作停在了需要人工处理的一步。停下的原因见控制台。`],
    button: '打开这次合作',
  }),
};

const english: GateMails = {
  response: ({ brand, provider, work, due, ownFee, hasCommission, termsVersion }) => ({
    subject: termsVersion === 1 ? `${brand} would like to work with you` : `${brand} suggests new terms`,
    paragraphs: [
      termsVersion === 1
        ? `${brand}${provider === null ? '' : `, through ${provider},`} would like to work with you: ${work}, ${due}.`
        : `${brand} suggests new terms: ${work}, ${due}.`,
      `You get a fixed fee of ${ownFee}${hasCommission ? ', and a commission' : ''}. If you accept, the money is held before you begin.`,
    ],
    button: 'Read the terms and answer',
  }),
  counter_response: ({ creator, reference, due, fee }) => ({
    subject: `${creator} suggests other terms: ${reference}`,
    paragraphs: [
      `${creator} suggests a fixed fee of ${fee} and this time: ${due}. Please read all the terms, then answer.`,
    ],
    button: 'Read the terms and answer',
  }),
  funding: ({ creator, reference, amount, after }) =>
    after === 'payment_failed'
      ? {
          subject: `Your payment did not go through: ${reference}`,
          paragraphs: [`Your payment did not go through. Please pay ${amount} once more.`],
          button: `Pay ${amount}`,
        }
      : {
          subject: `Agreed, please pay now: ${reference}`,
          paragraphs: [
            `You and ${creator} agree on the terms. Please pay ${amount}. The payment service holds it until the work is approved.`,
            'The creator does not begin before you have paid.',
          ],
          button: `Pay ${amount}`,
        },
  ...beforeWorkMails.en,
  delivery: ({ brand, work, due, after, afterGate }) => {
    const button = 'Hand in your work';
    const what = `What you agreed on: ${work}, ${due}. When it is done, hand in the link to it.`;
    if (afterGate === 'sample_shipment' || afterGate === 'sample_receipt')
      return { subject: 'You can begin', paragraphs: [what], button };
    if (afterGate === 'decision' || afterGate === 'appeal')
      return { subject: 'The dispute was decided: please do the work again', paragraphs: [what], button };
    if (afterGate === 'draft')
      return { subject: 'The time for a draft is over: please hand in the work', paragraphs: [what], button };
    if (afterGate === 'draft_review')
      return { subject: 'Your draft is approved: you can publish', paragraphs: [what], button };
    if (after === 'request_changes') {
      return {
        subject: `${brand} asks for changes`,
        paragraphs: [`${brand} looked at your work and asks you to change something.`],
        button,
      };
    }
    if (after === 'extend') {
      return { subject: `${brand} gives you more time`, paragraphs: [`The new time: ${due}.`], button };
    }
    return {
      subject: 'The money is held: you can begin',
      paragraphs: [
        `${brand} has paid, and the payment service holds the money for you.`,
        `What you agreed on: ${work}, ${due}. When it is done, hand in the link to it.`,
      ],
      button,
    };
  },
  review: ({ creator, reference }) => ({
    subject: `${creator} has delivered, please review: ${reference}`,
    paragraphs: [`${creator} handed in the work. Please approve it, or say what has to change.`],
    button: 'Review the work',
  }),
  stays_live: ({ brand, held }) => ({
    subject: `${brand} approved your work: please keep it online`,
    paragraphs: [
      `Your work is approved. Please keep it online as agreed; when the time is over, you get the ${held} that is held until then.`,
    ],
    button: 'See the details',
  }),
  sales: ({ creator, reference }) => ({
    subject: `Please report the sales: ${reference}`,
    paragraphs: [
      `Please report the orders that ${creator} brought, since the deal is settled on them. You can report as often as you like, and close the sales early once all are reported.`,
    ],
    button: 'Report sales',
  }),
  top_up: ({ creator, reference, amount }) => ({
    subject: `The commission exceeds the reserve, please add ${amount}: ${reference}`,
    paragraphs: [
      `Sales went better than planned: what ${creator} earned is ${amount} more than was reserved.`,
    ],
    button: `Pay ${amount}`,
  }),
  operator: ({ brand, creator, reference }) => ({
    subject: `Needs a decision: ${reference}`,
    paragraphs: [
      `The deal between ${brand} and ${creator} has stopped where a person has to decide. The console shows why.`,
    ],
    button: 'Open the deal',
  }),
};

export const gateMails: Words<GateMails> = { 'zh-CN': chinese, en: english };
