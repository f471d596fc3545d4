import type { EvidenceRefusal } from '../../../domain/evidence/evidence.ts';
import type { Locale } from '../../../domain/parties.ts';
import type { Words } from '../../../functions/words/reader.ts';

const REFUSALS: Words<Readonly<Record<EvidenceRefusal | 'other', string>>> = {
  'zh-CN': {
    other_size: '收到的文件不完整，请重新上传。',
    other_hash: '收到的文件与原文件不一致，请重新上传。',
    other_type: '文件内容与它的类型不符。请上传图片、PDF、MP4/MOV/WebM 视频或 CSV 表格的原文件。',
    empty: '文件是空的。',
    other: '上传没有成功，请重试。',
  },
  en: {
    other_size: 'The file arrived incomplete. Please upload it again.',
    other_hash: 'What arrived is not the file that was chosen. Please upload it again.',
    other_type:
      'What is in the file is not what its name says. Choose a picture, a PDF, a video (MP4, MOV, WebM) or a CSV table as it was made.',
    empty: 'The file is empty.',
    other: 'The upload did not work. Please try again.',
  },
};

/** Why a file was refused after it came. */
export const refusalText = (refusal: EvidenceRefusal | null, locale: Locale): string =>
  REFUSALS[locale][refusal ?? 'other'];

const TOO_LARGE: Words<(size: string, most: string) => string> = {
  'zh-CN': (size, most) => `文件太大：${size}，这类文件最大 ${most}。请压缩后再上传。`,
  en: (size, most) =>
    `This file is too large: ${size}, and at most ${most} of this type are taken. Please make it smaller.`,
};

export const tooLargeText = (size: string, most: string, locale: Locale): string =>
  TOO_LARGE[locale](size, most);
