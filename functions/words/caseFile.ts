import type { NotEnclosed } from '../../domain/caseFile/documents.ts';
import type { Status } from '../../domain/gates/gate.ts';
import type { Role } from '../../domain/parties.ts';
import type { Words } from './reader.ts';

/** What frames a case file's summary. Arguments are ready to be read. */
interface CaseFileWords {
  readonly title: string;
  readonly about: (reference: string) => string;
  readonly madeAt: (at: string, zone: string) => string;
  readonly proof: string;
  readonly deal: string;
  readonly status: string;
  readonly statuses: Readonly<Record<Status, string>>;
  readonly outcome: string;
  readonly terms: string;
  readonly noneAccepted: string;
  readonly accepted: (version: number) => string;
  readonly hash: (hash: string) => string;
  readonly fixedFee: string;
  readonly due: string;
  readonly money: Readonly<Record<'funded' | 'released' | 'refunded' | 'paidOut' | 'escrow', string>>;
  readonly dispute: string;
  readonly contested: string;
  readonly claim: string;
  readonly response: string;
  readonly proposal: string;
  readonly decision: string;
  readonly appeal: string;
  readonly redo: string;
  readonly log: string;
  readonly ledger: string;
  readonly evidence: string;
  readonly nothing: string;
  readonly bytes: (count: number) => string;
  readonly by: (who: string) => string;
  readonly notEnclosed: Readonly<Record<NotEnclosed, string>>;
  readonly roles: Readonly<Record<Role, string>>;
  readonly pageOf: (page: number, pages: number) => string;
}

export const caseFileWords: Words<CaseFileWords> = {
  'zh-CN': {
    title: '合作案卷',
    about: (reference) => `合作编号：${reference}`,
    madeAt: (at, zone) => `生成于 ${at}（${zone}），文中时间均按此时区。`,
    proof:
      '本页是案卷的摘要。完整的条款、日志、分录与证据在同一文件中，由签名保护；用 verify-case 命令可离线核验。参与方只以编号出现。',
    deal: '合作',
    status: '状态',
    statuses: {
      invited: '已邀请',
      negotiating: '议价中',
      awaiting_funding: '等待托管',
      preparing: '筹备中',
      delivering: '交付中',
      reviewing: '验收中',
      settling: '结算中',
      disputed: '争议中',
      needs_operator: '平台运营处理中',
      closed: '已结束',
    },
    outcome: '结果',
    terms: '条款',
    noneAccepted: '尚未有任何版本的条款被接受。',
    accepted: (version) => `已接受第 ${version} 版`,
    hash: (hash) => `SHA-256 ${hash}`,
    fixedFee: '坑位费',
    due: '约定时间',
    money: {
      funded: '已托管',
      released: '已释放',
      refunded: '已退还',
      paidOut: '已付出',
      escrow: '托管余额',
    },
    dispute: '争议',
    contested: '争议金额',
    claim: '申诉',
    response: '答复',
    proposal: '调解方案',
    decision: '裁决',
    appeal: '复议申请',
    redo: '重新交付，截止',
    log: '日志',
    ledger: '分录',
    evidence: '证据',
    nothing: '无。',
    bytes: (count) => `${new Intl.NumberFormat('zh-CN').format(count)} 字节`,
    by: (who) => `提交者：${who}`,
    notEnclosed: {
      not_uploaded: '未上传',
      refused: '上传时被拒收',
      too_much_in_total: '总量过大，未附原件',
    },
    roles: {
      brand: '品牌方',
      provider: '服务商',
      creator: '达人',
      operator: '平台运营',
      payments: '支付服务',
      clock: '期限',
      system: '系统',
    },
    pageOf: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  },
  en: {
    title: 'Case file',
    about: (reference) => `Reference: ${reference}`,
    madeAt: (at, zone) => `Made on ${at} (${zone}); all times are in this zone.`,
    proof:
      'This is a summary. The terms, the log, the ledger and the evidence as such are in the same file, under its signature; the command verify-case checks them offline. Parties appear by their ids only.',
    deal: 'The deal',
    status: 'Status',
    statuses: {
      invited: 'Invited',
      negotiating: 'Negotiating',
      awaiting_funding: 'Awaiting funding',
      preparing: 'Preparing',
      delivering: 'Delivering',
      reviewing: 'Reviewing',
      settling: 'Settling',
      disputed: 'Disputed',
      needs_operator: 'With operations',
      closed: 'Closed',
    },
    outcome: 'Outcome',
    terms: 'Terms',
    noneAccepted: 'No version of the terms was accepted so far.',
    accepted: (version) => `Version ${version} was accepted`,
    hash: (hash) => `SHA-256 ${hash}`,
    fixedFee: 'Fixed fee',
    due: 'Due',
    money: {
      funded: 'Paid in',
      released: 'Released',
      refunded: 'Refunded',
      paidOut: 'Paid out',
      escrow: 'In escrow',
    },
    dispute: 'Dispute',
    contested: 'Contested amount',
    claim: 'Claim',
    response: 'Answer',
    proposal: 'Proposal',
    decision: 'Decision',
    appeal: 'Appeal',
    redo: 'To be done again by',
    log: 'Log',
    ledger: 'Ledger entries',
    evidence: 'Evidence',
    nothing: 'None.',
    bytes: (count) => `${new Intl.NumberFormat('en').format(count)} bytes`,
    by: (who) => `Handed in by ${who}`,
    notEnclosed: {
      not_uploaded: 'Never uploaded',
      refused: 'Refused when it was uploaded',
      too_much_in_total: 'Not enclosed: too much in total',
    },
    roles: {
      brand: 'Brand',
      provider: 'Provider',
      creator: 'Creator',
      operator: 'Operations',
      payments: 'Payment service',
      clock: 'Deadline',
      system: 'Luyue',
    },
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
  },
};
