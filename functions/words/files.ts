import type { Words } from './reader.ts';

/** Files that go along with what the creator does. */
export const fileWords: Words<{
  readonly title: string;
  readonly explained: string;
  readonly choose: string;
  readonly send: string;
  readonly limit: string;
  readonly larger: string;
  readonly kept: string;
  readonly toAnswer: string;
  readonly howTo: string;
  readonly toForm: string;
}> = {
  'zh-CN': {
    title: '上传文件',
    explained: '先在这里上传文件，再在上面的表格里一起提交。图片、PDF、视频或 CSV 表格，一次一个。',
    choose: '选择文件',
    send: '上传',
    limit: '在这里每个文件最大 4 MB。',
    larger: '文件更大？用大文件上传',
    kept: '已上传，还没有提交：',
    toAnswer: '回到表格，一起提交',
    howTo: '要附上文件，请先上传。',
    toForm: '去上传',
  },
  en: {
    title: 'Hand in files',
    explained:
      'Upload a file here first, then send it along with the form above. Pictures, PDF, video or a CSV table, one at a time.',
    choose: 'Choose a file',
    send: 'Upload',
    limit: 'Here at most 4 MB each.',
    larger: 'A larger file? Upload it here',
    kept: 'Uploaded, not sent along yet:',
    toAnswer: 'Back to the form, to send it along',
    howTo: 'To send files along, upload them first.',
    toForm: 'To the upload',
  },
};
