import type { Words } from './reader.ts';

/** What comes before the work itself: the sample, and the draft. Arguments are ready to be read. */
export const preparationWords: Words<{
  readonly sample: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly shippedAt: string;
  readonly shipment: (number: number) => string;
  readonly draft: string;
  readonly draftInFiles: string;
}> = {
  'zh-CN': {
    sample: '样品',
    carrier: '快递公司',
    trackingNumber: '快递单号',
    shippedAt: '寄出时间',
    shipment: (number) => `第 ${number} 次寄出`,
    draft: '已提交的初稿',
    draftInFiles: '初稿是你上传的文件。',
  },
  en: {
    sample: 'Sample',
    carrier: 'Carrier',
    trackingNumber: 'Tracking number',
    shippedAt: 'Sent',
    shipment: (number) => `Shipment ${number}`,
    draft: 'Your draft',
    draftInFiles: 'The draft is in the files you handed in.',
  },
};
