import type { Terms } from '../../../../domain/terms/terms.ts';
import { parseAmount, parsePercent } from '../../../../functions/pages/forms/decimal.ts';
import { formFaults } from '../../../../functions/words/faults.ts';
import { toInstant } from '../localInput.ts';
import type { FieldFaults } from '../readPayload.ts';
import { keepUnchanged } from './keepUnchanged.ts';
import { durationOf, type TypedSpan } from './span.ts';
import { type TypedTerms, typedOf } from './typedTerms.ts';

/** Terms as they are sent: what could not be read is `null` in them, and so refused where it stands. */
export type EnteredTerms = Readonly<Record<string, unknown>>;

export interface ReadTerms {
  readonly terms: EnteredTerms;
  /** What does not fit its field, by its path within the terms. */
  readonly faults: FieldFaults;
}

export const WHOLE_NUMBER = 'must be a whole number';

/** @param base what was agreed before: parts that were not touched stay as they are there, to the letter */
export function readTerms(typed: TypedTerms, base: Terms | null = null): ReadTerms {
  const read = readTyped(typed);
  if (base === null) return read;
  const before = readTyped(typedOf(base)).terms;
  return { ...read, terms: { ...Object(keepUnchanged(read.terms, before, base)) } };
}

function readTyped(typed: TypedTerms): ReadTerms {
  const reader = new FieldReader(typed.currency.trim().toUpperCase());
  const { commission, usageRights, stayLive } = typed;
  const terms = {
    currency: reader.currency,
    fixedFee: reader.amount('fixedFee', typed.fixedFee),
    ...(commission === null ? {} : { commission: readCommission(commission, reader) }),
    ...earnings(typed, reader),
    platformFeePpm: reader.percent('platformFeePpm', typed.platformFee),
    ...(typed.failureFees === '' ? {} : { failureFees: typed.failureFees }),
    deliverable: readDeliverable(typed, reader),
    ...(stayLive === null || typed.kind !== 'video'
      ? {}
      : {
          stayLive: {
            period: reader.span('stayLive.period', stayLive.period),
            holdPpm: reader.percent('stayLive.holdPpm', stayLive.hold),
          },
        }),
    ...listed('disclosure', typed.disclosure),
    ...(typed.sample ? { sample: { required: true } } : {}),
    ...(usageRights === null
      ? {}
      : {
          usageRights: {
            days: reader.whole('usageRights.days', usageRights.days),
            channels: linesOf(usageRights.channels),
          },
        }),
    ...readClocks(typed.clocks, reader),
  };
  return { terms, faults: reader.faults };
}

function readCommission(commission: NonNullable<TypedTerms['commission']>, reader: FieldReader) {
  const path = 'commission';
  return {
    tiers: commission.tiers.map(({ from, rate }, index) => ({
      from: reader.amount(`${path}.tiers.${index}.from`, from),
      ratePpm: reader.percent(`${path}.tiers.${index}.ratePpm`, rate),
    })),
    ...(commission.reserve.trim() === ''
      ? {}
      : { reserve: reader.amount(`${path}.reserve`, commission.reserve) }),
    attribution: reader.span(`${path}.attribution`, commission.attribution),
    returnWindow: reader.span(`${path}.returnWindow`, commission.returnWindow),
  };
}

function earnings({ commission, gmvGuarantee, providerShare, chain }: TypedTerms, reader: FieldReader) {
  // Where a commission is agreed, its windows are those of the guarantee, too.
  const windows =
    gmvGuarantee === null || commission !== null
      ? {}
      : {
          ...reader.optionalSpan('gmvGuarantee', 'attribution', gmvGuarantee.attribution),
          ...reader.optionalSpan('gmvGuarantee', 'returnWindow', gmvGuarantee.returnWindow),
        };
  return {
    ...(gmvGuarantee === null
      ? {}
      : {
          gmvGuarantee: { target: reader.amount('gmvGuarantee.target', gmvGuarantee.target), ...windows },
        }),
    ...(providerShare === null
      ? {}
      : {
          providerShare: {
            of: providerShare.of,
            ratePpm: reader.percent('providerShare.ratePpm', providerShare.rate),
          },
        }),
    ...(chain === null
      ? {}
      : {
          chain: {
            of: chain.of,
            levels: chain.levels.map(({ to, keep }, index) =>
              to === 'creator'
                ? { to }
                : {
                    to: reader.text(`chain.levels.${index}.to`, to),
                    keepPpm: reader.percent(`chain.levels.${index}.keepPpm`, keep),
                  },
            ),
          },
        }),
  };
}

function readDeliverable(typed: TypedTerms, reader: FieldReader) {
  const revisions =
    typed.maxRevisions.trim() === ''
      ? {}
      : { maxRevisions: reader.whole('deliverable.maxRevisions', typed.maxRevisions) };
  const products = listed('products', typed.products);
  if (typed.kind === 'livestream') {
    return {
      kind: typed.kind,
      scheduledAt: reader.moment('deliverable.scheduledAt', typed.due),
      minMinutes: reader.whole('deliverable.minMinutes', typed.minMinutes),
      ...revisions,
      ...products,
    };
  }
  return {
    kind: typed.kind,
    dueAt: reader.moment('deliverable.dueAt', typed.due),
    minSeconds: reader.whole('deliverable.minSeconds', typed.minSeconds),
    ...(typed.draftReview ? { draftReview: true } : {}),
    ...revisions,
    ...products,
  };
}

function readClocks(clocks: TypedTerms['clocks'], reader: FieldReader) {
  const set = Object.entries(clocks).filter(([, { amount }]) => amount.trim() !== '');
  if (set.length === 0) return {};
  return {
    clocks: Object.fromEntries(set.map(([gate, clock]) => [gate, reader.span(`clocks.${gate}`, clock)])),
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function listed(name: string, text: string): Readonly<Record<string, string[]>> {
  const lines = linesOf(text);
  return lines.length === 0 ? {} : { [name]: lines };
}

/** Reads single fields and notes what does not fit. */
class FieldReader {
  readonly currency: string;
  readonly faults: Record<string, string> = {};

  constructor(currency: string) {
    this.currency = currency;
  }

  amount(path: string, text: string): number | null {
    return this.#read(path, text, (given) => parseAmount(given, this.currency), formFaults.amount);
  }

  percent(path: string, text: string): number | null {
    return this.#read(path, text, parsePercent, formFaults.percent);
  }

  whole(path: string, text: string): number | null {
    const parse = (given: string) => {
      const digits = given.normalize('NFKC');
      return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
    };
    return this.#read(path, text, parse, WHOLE_NUMBER);
  }

  moment(path: string, text: string): string | null {
    return this.#read(path, text, (given) => toInstant(given) || null, formFaults.moment);
  }

  text(path: string, text: string): string | null {
    return this.#read(path, text, (given) => given, formFaults.empty);
  }

  span(path: string, span: TypedSpan): string | null {
    return this.#read(path, span.amount, () => durationOf(span), WHOLE_NUMBER);
  }

  optionalSpan(above: string, name: string, span: TypedSpan): Readonly<Record<string, string | null>> {
    return span.amount.trim() === '' ? {} : { [name]: this.span(`${above}.${name}`, span) };
  }

  #read<T>(path: string, text: string, parse: (text: string) => T | null, fault: string): T | null {
    const given = text.trim();
    const value = given === '' ? null : parse(given);
    if (value === null) this.faults[path] = given === '' ? formFaults.empty : fault;
    return value;
  }
}
