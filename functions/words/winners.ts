import type { Locale, Role } from '../../domain/parties.ts';
import type { Words } from './reader.ts';

interface Winners {
  readonly who: (role: Role, brand: string) => string;
  readonly said: (who: string, did: string) => string;
  /** By what was done first; anything else is said without it. */
  readonly did: Readonly<Record<string, string>>;
  readonly otherwise: string;
}

const WINNERS: Words<Winners> = {
  'zh-CN': {
    who: (role, brand) => {
      if (role === 'brand') return brand;
      if (role === 'creator') return '你（在另一个页面上）';
      if (role === 'provider') return '服务商';
      return role === 'operator' ? '平台运营' : '系统';
    },
    said: (who, did) => `${who}先一步${did}。`,
    did: {
      accept: '接受了条款',
      decline: '婉拒了合作',
      counter: '提出了还价',
      revise: '修改了条款',
      withdraw: '退出了合作',
      cancel: '取消了合作',
      ship: '寄出了样品',
      waive: '免去了这一步',
      confirm_receipt: '确认收到了样品',
      report_defect: '说明了样品的问题',
      submit_draft: '提交了初稿',
      deliver: '提交了交付',
      approve: '验收通过了',
      request_changes: '要求了修改',
      extend: '延后了交付时间',
      dispute: '提出了争议',
      respond: '答复了争议',
      accept_proposal: '接受了调解方案',
      reject_proposal: '拒绝了调解方案',
      appeal: '提出了申诉',
      decide: '作出了裁决',
      close_sales: '结束了销售统计',
      funded: '确认款项已到账',
      expire: '因期限已过结束了这一步',
    },
    otherwise: '作出了答复',
  },
  en: {
    who: (role, brand) => {
      if (role === 'brand') return brand;
      if (role === 'creator') return 'You, in another window,';
      if (role === 'provider') return 'The provider';
      return role === 'operator' ? 'Our operations staff' : 'The system';
    },
    said: (who, did) => `${who} ${did} first.`,
    did: {
      accept: 'accepted the terms',
      decline: 'declined the deal',
      counter: 'suggested other terms',
      revise: 'changed the terms',
      withdraw: 'withdrew from the deal',
      cancel: 'cancelled the deal',
      ship: 'sent the sample',
      waive: 'waived this step',
      confirm_receipt: 'confirmed the sample',
      report_defect: 'reported what is wrong with the sample',
      submit_draft: 'handed in the draft',
      deliver: 'handed in the work',
      approve: 'approved the work',
      request_changes: 'asked for changes',
      extend: 'moved the due date',
      dispute: 'opened a dispute',
      respond: 'answered the dispute',
      accept_proposal: 'accepted the proposal',
      reject_proposal: 'rejected the proposal',
      appeal: 'appealed',
      decide: 'decided the dispute',
      close_sales: 'closed the sales',
      funded: 'confirmed that the money is held',
      expire: 'ended this step, since its time was over,',
    },
    otherwise: 'answered',
  },
};

/** Who was first, and with what, said to the creator who came second. */
export function winnerText(first: { action: string; role: Role }, brand: string, locale: Locale): string {
  const { who, said, did, otherwise } = WINNERS[locale];
  const found = Object.entries(did).find(([action]) => action === first.action)?.[1];
  return said(who(first.role, brand), found ?? otherwise);
}
