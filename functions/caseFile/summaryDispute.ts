import type { Dispute } from '../../domain/dispute/dispute.ts';
import type { Finding } from '../../domain/dispute/finding.ts';
import type { Actor } from '../../domain/parties.ts';
import type { Block } from '../pdf/document.ts';
import { disputeReasonWords } from '../words/disputeReasons.ts';
import { labelled, percent } from '../words/formats.ts';
import type { Voice } from './summaryVoice.ts';

/** What was claimed, answered and decided, in the order in which it was said. */
export function disputeBlocks(dispute: Dispute, voice: Voice): Block[] {
  const { words, money, locale } = voice;
  const { response, proposal, appealed, appeal, decision } = dispute;
  const reason = disputeReasonWords[locale][dispute.reasonCode];
  const said = (label: string, by: readonly Actor[], at: string, ...texts: readonly string[]): Block => ({
    kind: 'item',
    label,
    value: voice.at(at),
    details: [by.map(voice.who).join(', '), ...texts].filter((text) => text !== ''),
  });
  const found = (finding: Finding) => findingTexts(finding, voice);
  return [
    { kind: 'heading', text: words.dispute },
    { kind: 'facts', facts: [{ label: words.contested, value: money(dispute.contestedMinor) }] },
    said(words.claim, [dispute.openedBy], dispute.openedAt, reason, dispute.claim, dispute.id),
    ...(response === null ? [] : [said(words.response, [response.by], response.at, response.statement)]),
    ...(proposal === null
      ? []
      : [said(words.proposal, [proposal.by], proposal.at, ...found(proposal.finding))]),
    ...(appealed === null
      ? []
      : [said(words.decision, appealed.by, appealed.at, ...found(appealed.finding))]),
    ...(appeal === null ? [] : [said(words.appeal, [appeal.by], appeal.at, appeal.grounds)]),
    ...(decision === null
      ? []
      : [said(words.decision, decision.by, decision.at, ...found(decision.finding))]),
  ];
}

function findingTexts({ shares, redo, reasonCode, text }: Finding, { words, locale, at }: Voice): string[] {
  const { creator = 0, brand = 0, provider = 0 } = shares ?? {};
  const parts = Object.entries({ creator, brand, provider })
    .filter(([, ppm]) => ppm > 0)
    .map(([role, ppm]) => [roleOf(role, words), percent(ppm, locale)].join(' '));
  const how = redo === null ? parts.join(' · ') : labelled(words.redo, at(redo.dueAt), locale);
  return [how, disputeReasonWords[locale][reasonCode], text];
}

function roleOf(role: string, { roles }: Voice['words']): string {
  return Object.entries(roles).find(([name]) => name === role)?.[1] ?? role;
}
