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

const creatorActions = ['accept', 'decline', 'counter', 'withdraw', 'deliver', 'cancel'] as const;
type CreatorAction = (typeof creatorActions)[number];

const WORDS: Words<Readonly<Record<CreatorAction, ActionWords>>> = {
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
  const known = creatorActions.find((name) => name === action);
  return known === undefined ? namedAction(action, locale) : WORDS[locale][known];
}

function namedAction(action: string, locale: Locale): ActionWords {
  const name = action.replaceAll('_', ' ');
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return locale === 'zh-CN'
    ? { label: `办理：${name}`, meaning: null, done: `已办理：${name}。` }
    : { label: capital, meaning: null, done: `Done: ${name}.` };
}
