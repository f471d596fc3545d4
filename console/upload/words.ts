import type { Words } from '../../functions/words/reader.ts';

interface UploadWords {
  readonly title: string;
  readonly limits: (picture: string, video: string, table: string) => string;
  readonly choose: string;
  readonly send: string;
  readonly sending: (name: string) => string;
  readonly checking: string;
  readonly again: string;
  readonly stay: string;
  readonly back: string;
  readonly nobody: string;
}

export const uploadWords: Words<UploadWords> = {
  'zh-CN': {
    title: '上传文件',
    limits: (picture, video, table) =>
      `图片和 PDF 最大 ${picture}，视频（MP4、MOV、WebM）最大 ${video}，CSV 表格最大 ${table}。`,
    choose: '选择文件',
    send: '上传',
    sending: (name) => `正在上传 ${name}`,
    checking: '已传完，正在检查…',
    again: '重试',
    stay: '上传完成前请不要离开本页。',
    back: '返回合作页面',
    nobody: '请从合作页面打开本页：邮件里的链接会带你过去。',
  },
  en: {
    title: 'Upload a file',
    limits: (picture, video, table) =>
      `Pictures and PDF up to ${picture}, videos (MP4, MOV, WebM) up to ${video}, CSV tables up to ${table}.`,
    choose: 'Choose a file',
    send: 'Upload',
    sending: (name) => `Uploading ${name}`,
    checking: 'It arrived and is being checked …',
    again: 'Try again',
    stay: 'Please stay on this page until it is done.',
    back: 'Back to the page of the deal',
    nobody: 'Open this page from the page of your deal: the link in your mail leads there.',
  },
};
