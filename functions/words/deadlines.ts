import type { AtDeadline } from '../../domain/gates/gate.ts';
import type { Words } from './reader.ts';

/** What comes to pass if nobody answers by a deadline; true for whoever reads it. */
export const deadlineWords: Words<Readonly<Record<AtDeadline, string>>> = {
  'zh-CN': {
    expires: '到期无人回应，合作自动结束，双方互不欠款。',
    refunds: '到期未交付，合作自动结束，托管的款项全额退还品牌方。',
    receives: '到期无人回应，视为样品已收到。',
    skips_draft: '到期未提交初稿，直接进入正式交付。',
    approves_draft: '到期无人回应，视为初稿通过。',
    approves: '到期无人回应，视为验收通过，按约定结算坑位费。',
    passes: '到期没有异议，视为已按约定保留作品，暂留的坑位费付给达人。',
    settles: '到期后，按已上报的销售数据结算；没有任何上报时，由平台运营跟进。',
    operator: '到期无人处理，由平台运营跟进。',
    decides_for_claimant: '到期没有答复，争议按申诉方的主张裁决。',
    goes_to_decision: '到期没有结果，由平台运营裁决。',
    carries_out_decision: '到期无人申诉，按裁决执行。',
    escalates: '到期未解决，升级给更高级别的负责人；系统不会自动作出决定。',
  },
  en: {
    expires: 'If nothing happens by then, the deal ends and nobody owes anything.',
    refunds: 'If no work is handed in by then, the deal ends and the brand gets back all the money held.',
    receives: 'If nobody answers by then, the sample counts as received.',
    skips_draft: 'If no draft is handed in by then, the work itself is awaited next.',
    approves_draft: 'If nobody answers by then, the draft counts as approved.',
    approves:
      'If nobody answers by then, the work counts as approved and the fixed fee is settled as agreed.',
    passes:
      'If nobody objects by then, the work has stayed online as agreed and what was held of the fixed fee is paid.',
    settles:
      'Then the deal is settled on the sales reported so far; if none were reported, our operations staff take over.',
    operator: 'If nothing happens by then, our operations staff take over.',
    decides_for_claimant: 'If there is no answer by then, the dispute is decided as it was claimed.',
    goes_to_decision: 'If nothing comes of it by then, our operations staff decide.',
    carries_out_decision: 'If nobody appeals by then, the decision is carried out.',
    escalates:
      'If it is not solved by then, it goes to somebody more senior. Nothing is decided automatically.',
  },
};
