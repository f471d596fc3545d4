import type { MailText } from './gateMails.ts';
import type { Words } from './reader.ts';

/** What frames every mail, and the mails that are not about a gate's opening. Arguments are ready to be read. */
export interface MailWords {
  readonly product: string;
  readonly greeting: (name: string) => string;
  readonly operatorGreeting: string;
  readonly wrote: string;
  readonly deadline: string;
  readonly reference: string;
  readonly linkAsText: string;
  readonly whereToAct: (dealId: string) => string;
  readonly automatic: string;
  readonly linkIsPrivate: string;
  readonly livestream: (minutes: number) => string;
  readonly video: (seconds: number) => string;
  readonly bankDetails: (amount: string, reference: string) => MailText;
  readonly refundFailed: (amount: string, reference: string, reason: string) => MailText;
  readonly payoutReversed: (amount: string, reference: string) => MailText;
  readonly extendedForReader: string;
  readonly undelivered: (name: string, reference: string) => MailText;
  readonly stranded: (reference: string, error: string) => MailText;
  readonly violated: (reference: string) => MailText;
  readonly sampleWaived: (creator: string, reference: string) => MailText;
  readonly workDown: (brand: string, reference: string) => MailText;
  readonly foundDown: {
    readonly toBrand: (creator: string, reference: string, canReport: boolean) => MailText;
    readonly toCreator: (reference: string, held: string) => MailText;
  };
  readonly cancelled: {
    /** `kept` is `null` where the creator keeps nothing. */
    readonly toCreator: (brand: string, reference: string, kept: string | null) => MailText;
    readonly toBrand: (creator: string, reference: string) => MailText;
  };
  readonly closing: {
    readonly subject: (outcome: string, reference: string) => string;
    readonly button: string;
    readonly paidToYou: string;
    readonly youPaid: string;
    readonly toCreator: string;
    readonly fees: string;
    readonly returned: string;
  };
}

export const mailWords: Words<MailWords> = {
  'zh-CN': {
    product: '履约 Luyue',
    greeting: (name) => `${name}，你好！`,
    operatorGreeting: '平台运营同事，你好！',
    wrote: '对方留言：',
    deadline: '截止',
    reference: '合作编号',
    linkAsText: '按钮打不开时，请把这个地址复制到浏览器：',
    whereToAct: (dealId) => `可在履约控制台或通过接口查看和处理，合作 ID：${dealId}`,
    automatic: '本邮件由履约 Luyue 自动发送。',
    linkIsPrivate: '邮件中的链接只属于你，请勿转发。',
    livestream: (minutes) => `直播一场（不少于 ${minutes} 分钟）`,
    video: (seconds) => `发布一条视频（不短于 ${seconds} 秒）`,
    bankDetails: (amount, reference) => ({
      subject: `请填写收款账户，以便付给你 ${amount}`,
      paragraphs: [`合作“${reference}”有 ${amount} 要付给你，但还没有你的收款账户。填写后会自动付款。`],
      button: '填写收款账户',
    }),
    refundFailed: (amount, reference, reason) => ({
      subject: `退款未成功，需要处理：${reference}`,
      paragraphs: [
        `合作“${reference}”退还给品牌方的 ${amount} 没有退成（${reason}），款项已回到支付机构的平台余额，账上仍记为应退给品牌方。流程不会再自动处理，可用运营操作 retry-payments 重新退款，或联系品牌方，按《支付》文档“退款被退回”一节另行退还。`,
      ],
      button: '打开这次合作',
    }),
    payoutReversed: (amount, reference) => ({
      subject: `付款在支付机构被撤回，需要处理：${reference}`,
      paragraphs: [
        `合作“${reference}”已付出的 ${amount} 在支付机构被人撤回，不是本系统发起的。款项已回到平台余额，账上重新记为应付给收款方。核实后可用运营操作 retry-payments 重新付款。`,
      ],
      button: '打开这次合作',
    }),
    extendedForReader: '之前的通知没有送达，所以期限延长了。',
    undelivered: (name, reference) => ({
      subject: `通知未送达，期限已延长：${reference}`,
      paragraphs: [`发给${name}的通知被退回，期限已延长。请用其他方式联系对方，并核对邮箱地址。`],
      button: '打开这次合作',
    }),
    stranded: (reference, error) => ({
      subject: `流程中止，需要人工恢复：${reference}`,
      paragraphs: [
        `合作“${reference}”的流程异常中止（${error}），现在没有人能操作。请按运维手册恢复流程，款项保持不动。`,
      ],
      button: '打开这次合作',
    }),
    violated: (reference) => ({
      subject: `发现绝不应出现的情况，需要核查：${reference}`,
      paragraphs: [
        `处理合作“${reference}”时，系统发现了绝不应出现的情况，已拒绝写入，账目和款项保持不动。原因见这次合作的事件日志（deal.invariant_violated.v1）。请按运维手册“绝不应出现的情况”（invariant-violated）核查。`,
      ],
      button: '打开这次合作',
    }),
    sampleWaived: (creator, reference) => ({
      subject: `${creator}不需要样品：${reference}`,
      paragraphs: [`${creator}不需要样品，已经开工。请不要再寄出。`],
      button: '打开这次合作',
    }),
    workDown: (brand, reference) => ({
      subject: `${brand}反映作品已看不到，请检查：${reference}`,
      paragraphs: [
        `${brand}反映你的作品已看不到。请马上检查，如果确实下架了，请恢复。平台运营正在核实，结果决定暂留的坑位费付给谁。`,
      ],
      button: '查看详情',
    }),
    foundDown: {
      toBrand: (creator, reference, canReport) => ({
        subject: `每日核对发现作品有问题，请查看：${reference}`,
        paragraphs: [
          `系统今天查看${creator}发布的作品时，发现它已下线或与约定不符，结果见下。我们已请对方恢复。`,
          canReport
            ? '请你也打开看一看：如果确实如此，请上报作品下线（report_down），由平台运营决定暂留的坑位费；不上报，到期后照常付给对方。'
            : '请你也打开看一看。这次查看的结果已记入合作日志，可作为凭证。',
        ],
        button: '打开这次合作',
      }),
      toCreator: (reference, held) => ({
        subject: `每日核对发现作品有问题，请检查：${reference}`,
        paragraphs: [
          `系统今天查看你的作品时，发现它已下线或与约定不符，结果见下。请马上检查并恢复；暂留的 ${held} 要作品按约定保持在线才付给你。对方也已收到通知。`,
        ],
        button: '查看详情',
      }),
    },
    cancelled: {
      toCreator: (brand, reference, kept) => ({
        subject: `${brand}取消了合作，请不要再开工：${reference}`,
        paragraphs: [
          `${brand}取消了这次合作，你不用再做任何事。`,
          kept === null
            ? '按约定的取消规则，这时取消你没有收入，托管的款项退还对方。'
            : `按约定的取消规则，你保留 ${kept}，会付给你。`,
        ],
        button: '查看详情',
      }),
      toBrand: (creator, reference) => ({
        subject: `${creator}取消了合作：${reference}`,
        paragraphs: [`${creator}取消了这次合作，托管的款项全额退还给你。`],
        button: '打开这次合作',
      }),
    },
    closing: {
      subject: (outcome, reference) => `${outcome}：${reference}`,
      button: '查看详情',
      paidToYou: '已付给你',
      youPaid: '你付的款项',
      toCreator: '其中付给达人',
      fees: '服务费',
      returned: '退还给你',
    },
  },
  en: {
    product: 'Luyue 履约',
    greeting: (name) => `Hello ${name},`,
    operatorGreeting: 'Hello operations,',
    wrote: 'They wrote:',
    deadline: 'Deadline',
    reference: 'Reference',
    linkAsText: 'If the button does not work, copy this address into your browser:',
    whereToAct: (dealId) => `You find this deal in the Luyue console and over the API as ${dealId}.`,
    automatic: 'Luyue 履约 sent this mail automatically.',
    linkIsPrivate: 'The link in this mail is yours alone. Please do not pass it on.',
    livestream: (minutes) => `a livestream of at least ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
    video: (seconds) => `a published video of at least ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
    bankDetails: (amount, reference) => ({
      subject: `Please give your bank details, so that you get ${amount}`,
      paragraphs: [
        `${amount} of the deal “${reference}” is yours, but we do not know your bank details yet. Once you have given them, it is paid by itself.`,
      ],
      button: 'Give your bank details',
    }),
    refundFailed: (amount, reference, reason) => ({
      subject: `A refund did not arrive, somebody has to see to it: ${reference}`,
      paragraphs: [
        `The refund of ${amount} to the brand of ${reference} failed (${reason}). The money is in the platform’s balance with the payment service again, and the books still owe it to the brand. Nothing more happens by itself: order it anew with the operation retry-payments, or agree with the brand on another way, as “A refund that comes back” in the payments document says.`,
      ],
      button: 'Open the deal',
    }),
    payoutReversed: (amount, reference) => ({
      subject: `A payout was taken back at the payment service, please look: ${reference}`,
      paragraphs: [
        `Somebody took back ${amount} of ${reference} at the payment service, not by Luyue's order. The money is in the platform's balance again, and the books owe it to its payee as before. Once you know why, the operation retry-payments pays it again.`,
      ],
      button: 'Open the deal',
    }),
    extendedForReader: 'Our last notice did not reach you, so you have more time.',
    undelivered: (name, reference) => ({
      subject: `A notice did not arrive, the deadline was extended: ${reference}`,
      paragraphs: [
        `The notice to ${name} came back, so the deadline was extended. Please reach them in another way and check their address.`,
      ],
      button: 'Open the deal',
    }),
    stranded: (reference, error) => ({
      subject: `Its workflow ended, somebody has to recover it: ${reference}`,
      paragraphs: [
        `The workflow of ${reference} ended badly (${error}) and nobody can act on the deal. Recover it as the runbook says; the money stays where it is.`,
      ],
      button: 'Open the deal',
    }),
    violated: (reference) => ({
      subject: `Something that must never be was found, please look into it: ${reference}`,
      paragraphs: [
        `While working on ${reference}, Luyue met something that must never be. It refused to write it; books and money stay as they are. The deal's log says what it was (deal.invariant_violated.v1). Look into it as the runbook “Something that must never be” (invariant-violated) says.`,
      ],
      button: 'Open the deal',
    }),
    sampleWaived: (creator, reference) => ({
      subject: `${creator} needs no sample: ${reference}`,
      paragraphs: [`${creator} has begun without a sample. Please send none.`],
      button: 'Open the deal',
    }),
    workDown: (brand, reference) => ({
      subject: `${brand} cannot see your work any more, please check: ${reference}`,
      paragraphs: [
        `${brand} says that your work is not online any more. Please look at once, and put it back if it is gone. Our operations staff are looking into it; what is held of your fee depends on it.`,
      ],
      button: 'See the details',
    }),
    foundDown: {
      toBrand: (creator, reference, canReport) => ({
        subject: `The daily check found something wrong with the work, please look: ${reference}`,
        paragraphs: [
          `When we looked at ${creator}’s published work today, it was not online any more, or not as agreed; what we saw is below. We asked for it to be put right.`,
          canReport
            ? 'Please open it yourself. If it is so, report it (report_down): our operations staff then decide about what is held of the fee. If you do not, it is paid out when the time is over.'
            : 'Please open it yourself. What we saw is in the log of the deal and can serve as proof.',
        ],
        button: 'Open the deal',
      }),
      toCreator: (reference, held) => ({
        subject: `The daily check found something wrong with your work, please look: ${reference}`,
        paragraphs: [
          `When we looked at your published work today, it was not online any more, or not as agreed; what we saw is below. Please look at once and put it right: the ${held} that is held is paid to you for work that stayed online as agreed. The other side was told, too.`,
        ],
        button: 'See the details',
      }),
    },
    cancelled: {
      toCreator: (brand, reference, kept) => ({
        subject: `${brand} cancelled, please do not begin: ${reference}`,
        paragraphs: [
          `${brand} cancelled this deal. There is nothing left for you to do.`,
          kept === null
            ? 'By the rules you agreed on, you earn nothing if it is cancelled at this time; the money goes back.'
            : `By the rules you agreed on, you keep ${kept}, which will be paid to you.`,
        ],
        button: 'See the details',
      }),
      toBrand: (creator, reference) => ({
        subject: `${creator} cancelled: ${reference}`,
        paragraphs: [`${creator} cancelled this deal. All the money held goes back to you.`],
        button: 'Open the deal',
      }),
    },
    closing: {
      subject: (outcome, reference) => `${outcome}: ${reference}`,
      button: 'See the details',
      paidToYou: 'Paid to you',
      youPaid: 'You paid',
      toCreator: 'Of it, to the creator',
      fees: 'Service fees',
      returned: 'Returned to you',
    },
  },
};
