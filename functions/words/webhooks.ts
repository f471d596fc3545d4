import type { Endpoint } from '../../domain/webhooks/endpoint.ts';
import type { MailText } from './gateMails.ts';
import type { Words } from './reader.ts';

interface WebhookWords {
  readonly disabled: (url: string, reason: NonNullable<Endpoint['disabled']>['reason']) => MailText;
}

export const webhookWords: Words<WebhookWords> = {
  'zh-CN': {
    disabled: (url, reason) => ({
      subject: '你的 Webhook 已停用',
      paragraphs: [
        reason === 'gone'
          ? `${url} 回答 410（不再接收），所以我们停止了推送。`
          : `三天来，${url} 没有成功接收过任何推送，所以我们停止了推送。`,
        '请修好接收端，然后重发任意一条推送记录（POST …/deliveries/{id}/replay）：成功后会自动恢复推送。停用期间的事件可以用 GET /v1/deals/{id}/events 补取。',
      ],
      button: '',
    }),
  },
  en: {
    disabled: (url, reason) => ({
      subject: 'Your webhook was switched off',
      paragraphs: [
        reason === 'gone'
          ? `${url} answered 410 (gone), so we stopped sending to it.`
          : `${url} has taken none of our messages for three days, so we stopped sending to it.`,
        'Mend the receiver, then replay any delivery (POST …/deliveries/{id}/replay): once it succeeds, sending goes on by itself. What happened meanwhile you find under GET /v1/deals/{id}/events.',
      ],
      button: '',
    }),
  },
};
