import type { GateFacts, MailText } from './gateMails.ts';
import type { Words } from './reader.ts';

/** Mails about what comes before the work: samples and drafts. */
type BeforeWorkMails = Readonly<
  Record<'sample_shipment' | 'sample_receipt' | 'draft' | 'draft_review', (facts: GateFacts) => MailText>
>;

const chinese: BeforeWorkMails = {
  sample_shipment: ({ creator, reference, due, after }) =>
    after === 'report_defect'
      ? {
          subject: `样品有问题，请补寄：${reference}`,
          paragraphs: [`${creator}收到的样品有问题，请补寄一份。寄出后请填写快递信息。`],
          button: '填写快递信息',
        }
      : {
          subject: `请寄出样品：${reference}`,
          paragraphs: [`款项已托管。请给${creator}寄出样品，并填写快递信息；作品的约定时间：${due}。`],
          button: '填写快递信息',
        },
  sample_receipt: ({ brand, shipment }) => ({
    subject: `${brand}寄出了样品`,
    paragraphs: [`${brand}已寄出样品（${shipment}）。收到后请确认；有问题请说明，对方会补寄。`],
    button: '确认收到样品',
  }),
  draft: ({ brand, work, due, after }) =>
    after === 'request_changes'
      ? {
          subject: `${brand}请你修改初稿`,
          paragraphs: [`${brand}看过你的初稿，希望你作一些修改。请改好后再提交一次。`],
          button: '提交初稿',
        }
      : {
          subject: '可以开工了，请先提交初稿',
          paragraphs: [
            `${brand}的款项已由支付机构托管。`,
            `请${work}，时间：${due}；发布前先提交初稿，由${brand}查看。`,
          ],
          button: '提交初稿',
        },
  draft_review: ({ creator, reference }) => ({
    subject: `${creator}提交了初稿，请查看：${reference}`,
    paragraphs: [`${creator}提交了初稿。请查看：通过，或说明需要修改的地方。`],
    button: '查看初稿',
  }),
};

const english: BeforeWorkMails = {
  sample_shipment: ({ creator, reference, due, after }) =>
    after === 'report_defect'
      ? {
          subject: `Something is wrong with the sample, please send another: ${reference}`,
          paragraphs: [
            `${creator} cannot use the sample as it is. Please send another one, then say who carries it.`,
          ],
          button: 'Say how it was sent',
        }
      : {
          subject: `Please send the sample: ${reference}`,
          paragraphs: [
            `The money is held. Please send ${creator} the sample, then say who carries it. The work is due: ${due}.`,
          ],
          button: 'Say how it was sent',
        },
  sample_receipt: ({ brand, shipment }) => ({
    subject: `${brand} has sent the sample`,
    paragraphs: [
      `The sample is on its way (${shipment}). Please confirm when you have it; if something is wrong with it, say so and ${brand} sends another one.`,
    ],
    button: 'Confirm that it arrived',
  }),
  draft: ({ brand, work, due, after }) =>
    after === 'request_changes'
      ? {
          subject: `${brand} asks for changes to your draft`,
          paragraphs: [
            `${brand} looked at your draft and asks you to change something. Please hand it in once more.`,
          ],
          button: 'Hand in your draft',
        }
      : {
          subject: 'You can begin: please hand in a draft first',
          paragraphs: [
            'The payment service holds the money for you.',
            `What you agreed on: ${work}, ${due}. Before you publish, ${brand} looks at a draft.`,
          ],
          button: 'Hand in your draft',
        },
  draft_review: ({ creator, reference }) => ({
    subject: `${creator} handed in a draft, please look at it: ${reference}`,
    paragraphs: [`${creator} handed in a draft. Please approve it, or say what has to change.`],
    button: 'Look at the draft',
  }),
};

export const beforeWorkMails: Words<BeforeWorkMails> = { 'zh-CN': chinese, en: english };
