import type { Words } from './reader.ts';

/** The steps of a deal, as its creator goes them. */
export type StepName =
  | 'invited'
  | 'agreed'
  | 'funded'
  | 'sample_sent'
  | 'sample_received'
  | 'draft'
  | 'draft_approved'
  | 'livestream'
  | 'video'
  | 'approved'
  | 'stays_live'
  | 'sales'
  | 'paid'
  | 'disputed'
  | 'operator'
  | 'cancelled'
  | 'ended';

/** Arguments are ready to be read. */
export const journeyWords: Words<{
  readonly title: string;
  readonly zone: (zone: string) => string;
  readonly done: string;
  readonly now: string;
  readonly next: string;
  readonly expected: (moment: string) => string;
  readonly until: (moment: string) => string;
  readonly step: Readonly<Record<StepName, string>>;
}> = {
  'zh-CN': {
    title: '每一步和日期',
    zone: (zone) => `时间均为${zone}。`,
    done: '已完成',
    now: '进行中',
    next: '之后',
    expected: (moment) => `约定 ${moment}`,
    until: (moment) => `截止 ${moment}`,
    step: {
      invited: '收到邀请',
      agreed: '谈妥条款',
      funded: '款项存入托管',
      sample_sent: '寄出样品',
      sample_received: '收到样品',
      draft: '提交初稿',
      draft_approved: '初稿通过',
      livestream: '直播并提交链接',
      video: '发布视频并提交链接',
      approved: '验收通过',
      stays_live: '保留期满',
      sales: '销售结算',
      paid: '款项付清',
      disputed: '处理争议',
      operator: '平台运营跟进',
      cancelled: '合作取消',
      ended: '合作结束',
    },
  },
  en: {
    title: 'Every step with its date',
    zone: (zone) => `All times are in ${zone}.`,
    done: 'Done',
    now: 'Now',
    next: 'Later',
    expected: (moment) => `agreed for ${moment}`,
    until: (moment) => `until ${moment}`,
    step: {
      invited: 'You were invited',
      agreed: 'Terms agreed',
      funded: 'Money held',
      sample_sent: 'Sample sent',
      sample_received: 'Sample received',
      draft: 'Draft handed in',
      draft_approved: 'Draft approved',
      livestream: 'Livestream, and its link handed in',
      video: 'Video published, and its link handed in',
      approved: 'Work approved',
      stays_live: 'Stayed online as agreed',
      sales: 'Sales settled',
      paid: 'Everything paid',
      disputed: 'Dispute being settled',
      operator: 'Operations look into it',
      cancelled: 'Deal cancelled',
      ended: 'Deal ended',
    },
  },
};
