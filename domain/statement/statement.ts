import { type BrandStatement, brandStatement } from './brandStatement.ts';
import type { StatementFacts } from './facts.ts';
import { type PayeeStatement, payeeStatements } from './payeeStatement.ts';

/** Who may read: a party its own side, operators everything. */
export type StatementReader =
  | { readonly role: 'brand' | 'operator' }
  | { readonly role: 'creator' | 'provider'; readonly id: string };

/** The part of a deal's money that concerns one reader. */
export interface Statement {
  readonly facts: StatementFacts;
  /** `null` for whoever is not the one that pays. */
  readonly brand: BrandStatement | null;
  readonly payees: readonly PayeeStatement[];
}

/** Every amount of a deal that its `reader` may see, explained and reconciled with the ledger. */
export function statementFor(facts: StatementFacts, reader: StatementReader): Statement {
  const payees = payeeStatements(facts);
  const seesBrand = reader.role === 'brand' || reader.role === 'operator';
  return {
    facts,
    brand: seesBrand ? brandStatement(facts, payees) : null,
    payees: payees.filter(({ payee }) => {
      if (reader.role === 'operator') return true;
      return reader.role !== 'brand' && payee.role === reader.role && payee.id === reader.id;
    }),
  };
}
