import type { Action } from '../../domain/gates/gate.ts';
import type { Locale } from '../../domain/parties.ts';
import type { Words } from '../../functions/words/reader.ts';
import { lookup, spaced } from './lookup.ts';

interface ActionWords {
  readonly label: string;
  /** What it means, said to whoever is about to do it in the console; `''` where the label says it all. */
  readonly meaning: string;
}

/** What brands, providers and operators do. A creator's own words for the same actions are in functions/words/actions.ts. */
const WORDS: Words<Readonly<Record<Action, ActionWords>>> = {
  'zh-CN': {
    accept: { label: '接受条款', meaning: '接受后，当前版本的条款对双方生效，下一步是付款托管。' },
    decline: { label: '婉拒', meaning: '合作就此结束，双方互不欠款。' },
    counter: { label: '还价', meaning: '改你想改的，其余不动。对方会收到通知。' },
    revise: { label: '修改条款', meaning: '达人会看到新版本，并按新版本答复。' },
    withdraw: { label: '撤回邀请', meaning: '合作就此结束，双方互不欠款。' },
    cancel: { label: '取消合作', meaning: '托管的款项按取消规则分配：进度越晚，达人保留的坑位费越多。' },
    dispute: { label: '发起争议', meaning: '只冻结有争议的金额，由平台运营处理。双方都可以说明和举证。' },
    respond: { label: '答复争议', meaning: '说明你的看法。之后由平台运营提出方案。' },
    propose: { label: '提出调解方案', meaning: '双方都接受才生效。' },
    accept_proposal: { label: '接受调解方案', meaning: '双方都接受后方案生效，不能再申诉。' },
    reject_proposal: { label: '拒绝调解方案', meaning: '拒绝后由平台运营裁决。' },
    decide: { label: '裁决', meaning: '对双方有约束力。金额较大时需要两位运营人员一致。' },
    appeal: { label: '申诉', meaning: '由另一位运营人员重新裁决，只有一次机会。' },
    funded: { label: '款项已到账', meaning: '' },
    payment_failed: { label: '付款失败', meaning: '' },
    ship: { label: '已寄出样品', meaning: '达人会看到快递信息并确认收货。' },
    confirm_receipt: { label: '确认收到样品', meaning: '' },
    report_defect: { label: '样品有问题', meaning: '' },
    waive: { label: '跳过这一步', meaning: '不再等待，直接进入下一步。' },
    submit_draft: { label: '提交初稿', meaning: '' },
    deliver: { label: '提交交付', meaning: '' },
    extend: { label: '延长交付时间', meaning: '达人会收到通知。' },
    approve: { label: '通过', meaning: '按约定结算，之后不能撤销。' },
    request_changes: { label: '要求修改', meaning: '达人会看到你的说明。修改次数有限。' },
    report_down: { label: '作品已下线', meaning: '由平台运营核实。' },
    report_sales: { label: '上报销售数据', meaning: '' },
    close_sales: { label: '结束销售统计', meaning: '按已上报的销售结算佣金，之后不能再上报。' },
    paid: { label: '已付清', meaning: '' },
    payout_failed: { label: '付款失败', meaning: '' },
    retry: { label: '重试', meaning: '从失败的一步重新执行。' },
    refund: { label: '退款给品牌方', meaning: '托管中剩余的款项退还品牌方，合作结束。' },
    release: { label: '付款给达人', meaning: '托管中剩余的款项按条款付给达人，合作结束。' },
    close: { label: '结案', meaning: '只有在没有款项未结清时才能结案。' },
  },
  en: {
    accept: {
      label: 'Accept terms',
      meaning: 'The current terms then bind both sides; next the payment is held.',
    },
    decline: { label: 'Decline', meaning: 'The deal ends here and nobody owes anything.' },
    counter: {
      label: 'Counter',
      meaning: 'Change what you like and leave the rest. The other side is told.',
    },
    revise: { label: 'Revise terms', meaning: 'The creator sees the new version and answers that one.' },
    withdraw: { label: 'Withdraw', meaning: 'The deal ends here and nobody owes anything.' },
    cancel: {
      label: 'Cancel deal',
      meaning:
        'Money held is split by the cancellation rules: the later it is, the more of the fee the creator keeps.',
    },
    dispute: {
      label: 'Open dispute',
      meaning: 'Only what is contested is frozen. Operations hear both sides.',
    },
    respond: { label: 'Respond', meaning: 'Say how you see it. Operations then propose a solution.' },
    propose: { label: 'Propose', meaning: 'It takes effect once both sides accept it.' },
    accept_proposal: {
      label: 'Accept proposal',
      meaning: 'Once both sides accept, it stands and cannot be appealed.',
    },
    reject_proposal: { label: 'Reject proposal', meaning: 'Operations then decide.' },
    decide: { label: 'Decide', meaning: 'It binds both sides. Large amounts take two operators who agree.' },
    appeal: { label: 'Appeal', meaning: 'Another operator decides anew. There is one appeal.' },
    funded: { label: 'Payment held', meaning: '' },
    payment_failed: { label: 'Payment failed', meaning: '' },
    ship: { label: 'Sample sent', meaning: 'The creator sees who carries it and confirms receipt.' },
    confirm_receipt: { label: 'Confirm receipt', meaning: '' },
    report_defect: { label: 'Report a defect', meaning: '' },
    waive: { label: 'Waive this step', meaning: 'Nobody waits any longer; the deal goes on.' },
    submit_draft: { label: 'Hand in draft', meaning: '' },
    deliver: { label: 'Hand in work', meaning: '' },
    extend: { label: 'Extend due date', meaning: 'The creator is told.' },
    approve: { label: 'Approve', meaning: 'Money is settled as agreed. This cannot be undone.' },
    request_changes: {
      label: 'Request changes',
      meaning: 'The creator reads your note. Rounds are limited.',
    },
    report_down: { label: 'Work is offline', meaning: 'Operations look into it.' },
    report_sales: { label: 'Report sales', meaning: '' },
    close_sales: {
      label: 'Close sales',
      meaning: 'Commission is settled on what was reported; no more can be.',
    },
    paid: { label: 'Paid', meaning: '' },
    payout_failed: { label: 'Payout failed', meaning: '' },
    retry: { label: 'Retry', meaning: 'Runs again from the step that failed.' },
    refund: {
      label: 'Refund the brand',
      meaning: 'What is still held goes back to the brand, and the deal ends.',
    },
    release: {
      label: 'Pay the creator',
      meaning: 'What is still held is paid by the terms, and the deal ends.',
    },
    close: { label: 'Close deal', meaning: 'Only possible once no money is outstanding.' },
  },
};

/** An action that this page has no words for is called by its name. */
export function actionText(action: string, locale: Locale): ActionWords {
  return lookup<ActionWords>(WORDS[locale], action) ?? { label: spaced(action), meaning: '' };
}
