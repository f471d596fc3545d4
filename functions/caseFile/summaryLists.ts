import * as z from 'zod/mini';
import type { DealEvent } from '../../domain/deal/event.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { Block } from '../pdf/document.ts';
import { eventText } from '../words/caseEvents.ts';
import type { EvidenceEntry } from './evidenceEntries.ts';
import type { Voice } from './summaryVoice.ts';

type Item = Extract<Block, { kind: 'item' }>;

function listed(heading: string, items: readonly Item[], { words }: Voice): Block[] {
  const none: Block = { kind: 'text', text: words.nothing };
  return [{ kind: 'heading', text: heading }, ...(items.length === 0 ? [none] : items)];
}

export function evidenceBlocks(entries: readonly EvidenceEntry[], voice: Voice): Block[] {
  const { words, at, who } = voice;
  const items = entries.map(({ evidence, file, notEnclosed }): Item => {
    const { id, by, contentType, size, sha256 } = evidence;
    const where = notEnclosed === null ? file : words.notEnclosed[notEnclosed];
    const details = [
      words.by(who(by)),
      `${contentType}, ${words.bytes(size)}`,
      ...(sha256 === null ? [] : [words.hash(sha256)]),
      ...(where === null ? [] : [where]),
    ];
    return { kind: 'item', label: id, value: at(evidence.at), details };
  });
  return listed(words.evidence, items, voice);
}

const atGateSchema = z.object({ gate: z.string() });

/** Each event with its hash, so that a print can be compared with the log. */
export function logBlocks(events: readonly DealEvent[], voice: Voice): Block[] {
  const { words, at, who, locale } = voice;
  const items = events.map(({ seq, type, at: when, actor, data, hash }): Item => {
    const gate = atGateSchema.safeParse(data).data?.gate;
    const details = [gate === undefined ? who(actor) : `${who(actor)} · ${gate}`, hash];
    return { kind: 'item', label: `${seq}. ${eventText(type, locale)}`, value: at(when), details };
  });
  return listed(words.log, items, voice);
}

export function ledgerBlocks(entries: readonly Entry[], voice: Voice): Block[] {
  const { words, at, money } = voice;
  const items = entries.map(
    ({ purpose, at: when, phase, currency, postings }): Item => ({
      kind: 'item',
      label: phase === 'posted' ? purpose : `${purpose} (${phase})`,
      value: at(when),
      details: postings.map(({ account, amountMinor }) => `${account}  ${money(amountMinor, currency)}`),
    }),
  );
  return listed(words.ledger, items, voice);
}
