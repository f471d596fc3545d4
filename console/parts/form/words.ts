import type { Locale } from '../../../domain/parties.ts';
import { namedField } from '../../../functions/words/fields.ts';
import type { Words } from '../../../functions/words/reader.ts';
import { lookup } from '../../words/lookup.ts';
import { pageWords } from '../../words/pageWords.ts';

export const formWords = pageWords('form', {
  'zh-CN': {
    optional: '选填',
    choose: '请选择',
    send: '确认提交',
    back: '返回',
    localTime: '时区：{{zone}}',
    percent: '百分比，例如 50',
    changed: '已有人先作出了操作。下面是最新情况。',
  },
  en: {
    optional: 'optional',
    choose: 'Choose',
    send: 'Confirm',
    back: 'Back',
    localTime: 'Time zone: {{zone}}',
    percent: 'A percentage, such as 50',
    changed: 'Somebody else was first. This is how it stands now.',
  },
});

/** Parts that the creator's forms have no words for. */
const LABELS: Words<Readonly<Record<string, string>>> = {
  'zh-CN': {
    terms: '条款',
    carrier: '快递公司',
    trackingNumber: '快递单号',
    to: '新的交付时间',
    text: '理由',
    'shares.creator': '达人得（%）',
    'shares.brand': '品牌方得（%）',
    'shares.provider': '服务商得（%）',
    'redo.dueAt': '重新交付的期限',
  },
  en: {
    terms: 'Terms',
    carrier: 'Carrier',
    trackingNumber: 'Tracking number',
    to: 'New due date',
    text: 'Why',
    'shares.creator': 'Creator gets (%)',
    'shares.brand': 'Brand gets (%)',
    'shares.provider': 'Provider gets (%)',
    'redo.dueAt': 'Redo by',
  },
};

/** Hints of the creator's forms that are not true for others. */
const HINTS: Words<Readonly<Record<string, string>>> = {
  'zh-CN': { contestedAmount: '不填即为全部：托管中达人还能得到的款项。没有争议的部分照常结算。' },
  en: {
    contestedAmount:
      'Left out, it is all of the money held that the creator could still earn. What is not in dispute is settled as usual.',
  },
};

export function fieldLabel(action: string, path: readonly string[], currency: string, locale: Locale) {
  const key = path.join('.');
  const own = lookup(LABELS[locale], key);
  if (own !== undefined) return { label: own, hint: null };
  const { label, hint } = namedField(action, path.at(-1) ?? '', currency, locale);
  return { label, hint: lookup(HINTS[locale], key) ?? hint };
}
