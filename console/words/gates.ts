import type { AtDeadline } from '../../domain/gates/gate.ts';
import type { GateName } from '../../domain/gates/names.ts';
import type { Locale } from '../../domain/parties.ts';
import { deadlineWords } from '../../functions/words/deadlines.ts';
import { gateWords } from '../../functions/words/gates.ts';
import { gateText as knownGateText } from '../../functions/words/statementConditions.ts';
import { spaced } from './lookup.ts';

const isGate = (name: string): name is GateName => Object.hasOwn(gateWords.en, name);
const isRule = (name: string): name is AtDeadline => Object.hasOwn(deadlineWords.en, name);

/** What a deal waits for at a gate, in the domain's words. */
export const gateText = (gate: string, locale: Locale): string =>
  isGate(gate) ? knownGateText(gate, locale) : spaced(gate);

/** What comes to pass if nobody answers. */
export const deadlineText = (rule: string, locale: Locale): string | null =>
  isRule(rule) ? deadlineWords[locale][rule] : null;
