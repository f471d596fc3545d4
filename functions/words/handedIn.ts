import type { Role } from '../../domain/parties.ts';
import type { Words } from './reader.ts';

/** What was handed in for a deal, listed on the creator's page. */
export const handedInWords: Words<{
  readonly title: string;
  readonly explained: string;
  readonly uploaded: (name: string) => string;
  readonly by: Readonly<Record<'creator' | 'brand' | 'provider' | 'operator', string>>;
  readonly link: string;
  readonly report: string;
  readonly draft: string;
  readonly used: string;
  readonly fingerprint: (start: string) => string;
  readonly save: string;
  readonly saveWhich: (name: string) => string;
  readonly showAll: (count: number) => string;
  readonly caseFile: string;
  readonly caseFileExplained: string;
}> = {
  'zh-CN': {
    title: '文件与证据',
    explained: '你能看到自己上传的，以及各方已经提交的。提交之后，谁也不能更改。',
    uploaded: (name) => `已上传：${name}。请在表格里一起提交。`,
    by: { creator: '你', brand: '品牌方', provider: '服务商', operator: '平台运营' },
    link: '链接存档',
    report: '数据报告',
    draft: '还没有提交，只有你能看到',
    used: '已提交',
    fingerprint: (start) => `指纹 ${start}…`,
    save: '下载',
    saveWhich: (name) => `下载 ${name}`,
    showAll: (count) => `显示全部 ${count} 项`,
    caseFile: '下载案卷（ZIP）',
    caseFileExplained: '条款、记录、款项和证据都在一个带签名的文件里，事后任何改动都能查出来。',
  },
  en: {
    title: 'Files and evidence',
    explained:
      'You see what you uploaded and what anybody has handed in. Once handed in, nobody can change it.',
    uploaded: (name) => `Uploaded: ${name}. Send it along with the form.`,
    by: { creator: 'you', brand: 'the brand', provider: 'the provider', operator: 'operations' },
    link: 'A link, as it was',
    report: 'A report',
    draft: 'Not handed in yet: only you see it',
    used: 'Handed in',
    fingerprint: (start) => `fingerprint ${start}…`,
    save: 'Save',
    saveWhich: (name) => `Save ${name}`,
    showAll: (count) => `Show all ${count}`,
    caseFile: 'Save the case file (ZIP)',
    caseFileExplained:
      'Terms, records, money and evidence in one signed file: whatever is changed afterwards is found out.',
  },
};

/** Whose it is, said to the creator. */
export function ownerText(role: Role, words: (typeof handedInWords)['en']): string {
  switch (role) {
    case 'creator':
    case 'brand':
    case 'provider':
      return words.by[role];
    default:
      return words.by.operator;
  }
}
