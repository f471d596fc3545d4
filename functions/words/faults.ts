import type { Locale } from '../../domain/parties.ts';
import type { Words } from './reader.ts';

/** What the forms themselves find wrong, in the words of the API; `faultText` says them to people. */
export const formFaults = {
  empty: 'must not be empty',
  amount: 'must be an amount, with no more decimals than the currency has',
  percent: 'must be a percentage with at most four decimals',
  moment: 'must be a date and time',
  skipped: 'must not lie in the hour that the change to summer time leaves out',
  version: 'must be the version that was shown',
} as const;

type FormFault = (typeof formFaults)[keyof typeof formFaults];

const FORM_FAULTS: Words<Readonly<Record<FormFault, string>>> = {
  'zh-CN': {
    [formFaults.empty]: '请填写',
    [formFaults.amount]: '请填写金额，例如 8000，小数位数不能超过该币种的最小单位',
    [formFaults.percent]: '请填写百分比，例如 15 或 12.5，最多四位小数',
    [formFaults.moment]: '请填写完整的日期和时间',
    [formFaults.skipped]: '当天切换夏令时，这个时间不存在，请换一个时间',
    [formFaults.version]: '页面已过期，请刷新后重试',
  },
  en: {
    [formFaults.empty]: 'Please fill this in',
    [formFaults.amount]: 'Enter an amount such as 8000, with no more decimals than the currency has',
    [formFaults.percent]: 'Enter a percentage such as 15 or 12.5, with at most four decimals',
    [formFaults.moment]: 'Enter a full date and time',
    [formFaults.skipped]: 'Clocks change that day and this time does not exist: choose another',
    [formFaults.version]: 'This page is out of date: reload it and try again',
  },
};

/** What the domain finds wrong with what a creator can send. `$1` is the number in the message. */
const DOMAIN_FAULTS: readonly (Words & { readonly message: RegExp })[] = [
  { message: /^must be in the future$/, 'zh-CN': '必须晚于现在', en: 'This has to lie in the future' },
  {
    message: /^must be within (\d+) days$/,
    'zh-CN': '必须在 $1 天以内',
    en: 'This has to be within $1 days',
  },
  { message: /^must not be in the future$/, 'zh-CN': '不能晚于现在', en: 'This cannot lie in the future' },
  {
    message: /^is not a type of file that is taken as evidence$/,
    'zh-CN': '请上传图片、PDF、MP4/MOV/WebM 视频或 CSV 表格',
    en: 'Choose a picture, a PDF, a video (MP4, MOV, WebM) or a CSV table',
  },
  {
    message: /^is more than a file of this type may have$/,
    'zh-CN': '文件太大（最大 4 MB），请压缩后再上传',
    en: 'This file is larger than 4 MB: please make it smaller',
  },
  {
    message: /^must not be before startedAt$/,
    'zh-CN': '不能早于开始时间',
    en: 'This cannot be before the start',
  },
  {
    message: /^must be an http\(s\) address.*$/,
    'zh-CN': '请填写完整的网址，以 https:// 开头',
    en: 'Enter a full web address that begins with https://',
  },
  {
    message: /^must not exceed 1 000 000 ppm$/,
    'zh-CN': '不能超过 100%',
    en: 'This cannot be more than 100%',
  },
  {
    message: /^(must be an integer number of minor units|the amounts are too large).*$/,
    'zh-CN': '金额太大',
    en: 'This amount is too large',
  },
  {
    message: /^either the fixed fee or the commission reserve must be above zero.*$/,
    'zh-CN': '坑位费必须大于零',
    en: 'The fixed fee has to be more than zero',
  },
];

const OTHER: Words = { 'zh-CN': '请检查这一项', en: 'Please check this' };

/** A fault's message, said to a person. */
export function faultText(message: string, locale: Locale): string {
  const own = Object.entries(FORM_FAULTS[locale]).find(([fault]) => fault === message);
  if (own !== undefined) return own[1];
  const known = DOMAIN_FAULTS.find((fault) => fault.message.test(message));
  return known === undefined ? OTHER[locale] : message.replace(known.message, known[locale]);
}
