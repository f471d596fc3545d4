import type { Locale } from '../../domain/parties.ts';
import type { Words } from './reader.ts';

export interface ActionWords {
  /** On the button, and on the line that unfolds the form. */
  readonly label: string;
  /** What pressing it means. */
  readonly meaning: string | null;
  /** Shown after it was done. */
  readonly done: string;
}

/** By action; another one is called by its name. */
const WORDS: Words<Readonly<Record<string, ActionWords>>> = {
  'zh-CN': {
    accept: {
      label: '接受合作',
      meaning: '接受后，以上条款对双方生效。款项到账之前，你不需要开工。',
      done: '你已接受这次合作。',
    },
    decline: {
      label: '婉拒',
      meaning: '婉拒后，这次合作就此结束，双方互不欠款。',
      done: '你已婉拒这次合作。',
    },
    counter: {
      label: '还价：提出其他条件',
      meaning: '改你想改的，其余不动即可。品牌方会收到通知，可以接受、婉拒或再还价。',
      done: '你的还价已发给品牌方。',
    },
    withdraw: {
      label: '退出合作',
      meaning: '退出后，这次合作就此结束，双方互不欠款。',
      done: '你已退出这次合作。',
    },
    waive: {
      label: '不需要样品，直接开工',
      meaning: '确认后，品牌方不再寄样品。',
      done: '已确认：你不需要样品。',
    },
    confirm_receipt: {
      label: '样品已收到',
      meaning: null,
      done: '已确认收到样品。',
    },
    report_defect: {
      label: '样品有问题',
      meaning: '没有收到、损坏或寄错，都可以在这里说明；品牌方会补寄。',
      done: '你的说明已发给品牌方。',
    },
    submit_draft: {
      label: '提交初稿',
      meaning: '提交后，由品牌方查看。请等通过后再发布。',
      done: '你的初稿已提交。',
    },
    respond: {
      label: '答复争议',
      meaning: '说明你的看法，可以附上证据。提交后，平台运营会提出调解方案。',
      done: '你的答复已提交。',
    },
    accept_proposal: {
      label: '接受调解方案',
      meaning: '双方都接受后，方案即生效，不能再申诉。',
      done: '你已接受调解方案。',
    },
    reject_proposal: {
      label: '拒绝调解方案',
      meaning: '拒绝后，由平台运营裁决。',
      done: '你已拒绝调解方案。',
    },
    appeal: {
      label: '申诉',
      meaning: '由另一位运营人员重新裁决。整个争议只能申诉一次。',
      done: '你的申诉已提交。',
    },
    dispute: {
      label: '发起争议',
      meaning: '由平台运营居中处理：争议的款项先冻结，双方都可以说明和举证。',
      done: '你的争议已提交。',
    },
    deliver: {
      label: '提交交付',
      meaning: '提交后，由品牌方验收。',
      done: '你的交付已提交。',
    },
    cancel: {
      label: '取消合作',
      meaning: '你取消后，合作就此结束：你没有收入，托管的款项全额退还品牌方。',
      done: '你已取消这次合作。',
    },
  },
  en: {
    accept: {
      label: 'Accept',
      meaning:
        'By accepting, you and the brand agree on the terms above. You need not begin before the money is held.',
      done: 'You accepted this deal.',
    },
    decline: {
      label: 'Decline',
      meaning: 'Declining ends this deal. Nobody owes anything.',
      done: 'You declined this deal.',
    },
    counter: {
      label: 'Suggest other terms',
      meaning:
        'Change what you like and leave the rest. The brand is told and can accept, decline or answer with its own terms.',
      done: 'Your terms were sent to the brand.',
    },
    withdraw: {
      label: 'Withdraw',
      meaning: 'Withdrawing ends this deal. Nobody owes anything.',
      done: 'You withdrew from this deal.',
    },
    waive: {
      label: 'I do not need a sample',
      meaning: 'The brand then sends none, and you begin.',
      done: 'The brand knows that you do not need a sample.',
    },
    confirm_receipt: {
      label: 'I have the sample',
      meaning: null,
      done: 'You confirmed that you have the sample.',
    },
    report_defect: {
      label: 'Something is wrong with the sample',
      meaning: 'If it did not arrive, is damaged or is the wrong one, say so; the brand sends another.',
      done: 'The brand was told what is wrong.',
    },
    submit_draft: {
      label: 'Hand in your draft',
      meaning: 'The brand then looks at it. Please publish only once it is approved.',
      done: 'Your draft was handed in.',
    },
    respond: {
      label: 'Answer the claim',
      meaning: 'Say how you see it; you can add files. Our operations staff then suggest how to settle it.',
      done: 'Your answer was handed in.',
    },
    accept_proposal: {
      label: 'Accept the proposal',
      meaning: 'If both sides accept, that is how the dispute ends, and nobody can appeal any more.',
      done: 'You accepted the proposal.',
    },
    reject_proposal: {
      label: 'Reject the proposal',
      meaning: 'Our operations staff then decide.',
      done: 'You rejected the proposal.',
    },
    appeal: {
      label: 'Appeal',
      meaning: 'Somebody else of our operations staff decides anew. There is one appeal in a dispute.',
      done: 'Your appeal was handed in.',
    },
    dispute: {
      label: 'Open a dispute',
      meaning:
        'Our operations staff hear both sides: what is in dispute stays where it is, and both of you can show evidence.',
      done: 'Your dispute was opened.',
    },
    deliver: {
      label: 'Hand in your work',
      meaning: 'The brand then reviews it.',
      done: 'Your work was handed in.',
    },
    cancel: {
      label: 'Cancel the deal',
      meaning: 'Cancelling ends this deal: you earn nothing, and the brand gets back all the money held.',
      done: 'You cancelled this deal.',
    },
  },
};

/** The words for what a creator can do; an action that nobody wrote words for is called by its name. */
export function actionWords(action: string, locale: Locale): ActionWords {
  const known = Object.entries(WORDS[locale]).find(([name]) => name === action);
  return known?.[1] ?? namedAction(action, locale);
}

function namedAction(action: string, locale: Locale): ActionWords {
  const name = action.replaceAll('_', ' ');
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return locale === 'zh-CN'
    ? { label: `办理：${name}`, meaning: null, done: `已办理：${name}。` }
    : { label: capital, meaning: null, done: `Done: ${name}.` };
}
