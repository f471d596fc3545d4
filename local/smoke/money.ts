import * as z from 'zod/mini';
import type { Api, SmokeDeal } from './api.ts';
import type { Outcome } from './course.ts';

const amount = z.int();
const ledgerSchema = z.object({
  items: z.array(
    z.object({ purpose: z.string(), postings: z.array(z.object({ account: z.string(), amount })) }),
  ),
  nextCursor: z.null(),
});
const statementSchema = z.object({
  brand: z.object({ totals: z.object({ paid: amount, refunded: amount, held: amount, cost: amount }) }),
});

interface Books {
  readonly deal: SmokeDeal;
  readonly ledger: z.infer<typeof ledgerSchema>['items'];
  readonly statement: z.infer<typeof statementSchema>['brand']['totals'];
}

/**
 * What does not add up in a closed deal, as the API tells it: the entries, the statement and the deal must say the
 * same. One sentence each.
 */
export async function faultsOfMoney(brand: Api, deal: SmokeDeal, expected: Outcome): Promise<string[]> {
  const ledger = ledgerSchema.parse(await brand.read(`/v1/deals/${deal.id}/ledger?limit=100`)).items;
  const statement = statementSchema.parse(await brand.read(`/v1/deals/${deal.id}/statement?format=json`));
  return judge({ deal, ledger, statement: statement.brand.totals }, expected);
}

/** What is wrong with the books of a closed deal that should have ended `expected`. */
export function judge({ deal, ledger, statement }: Books, expected: Outcome): string[] {
  const { funded, released, refunded, paidOut } = deal.money;
  const balances = balancesOf(ledger);
  const open = [...balances].filter(([account, sum]) => mustBeEmpty(account) && sum !== 0);
  const clearing = balances.get('psp:clearing') ?? 0;
  const rules: [boolean, string][] = [
    [
      deal.outcome !== expected,
      `The deal should have ended ${expected}, but is ${deal.outcome ?? deal.status}.`,
    ],
    ...ledger.map(({ purpose, postings }): [boolean, string] => [
      postings.reduce((sum, posting) => sum + posting.amount, 0) !== 0,
      `The entry ${purpose} does not sum to zero.`,
    ]),
    ...open.map(([account, sum]): [boolean, string] => [true, `${account} still holds ${sum}.`]),
    [funded !== released + refunded, `Funded ${funded} is not released ${released} + refunded ${refunded}.`],
    [
      clearing !== refunded + paidOut - funded,
      `The ledger's psp:clearing is ${clearing}; the deal says ${refunded} + ${paidOut} - ${funded}.`,
    ],
    [statement.held !== 0, `The statement says that ${statement.held} is still held.`],
    [
      statement.paid !== funded || statement.refunded !== refunded,
      `The statement says paid ${statement.paid}, refunded ${statement.refunded}; the deal ${funded} and ${refunded}.`,
    ],
    [
      statement.paid - statement.refunded !== statement.cost,
      `The statement's cost ${statement.cost} is not paid ${statement.paid} less refunded ${statement.refunded}.`,
    ],
    [expected === 'completed' && paidOut === 0, 'Nobody was paid.'],
    [expected !== 'completed' && refunded !== funded, `Of ${funded} only ${refunded} came back.`],
  ];
  return rules.filter(([broken]) => broken).map(([, sentence]) => sentence);
}

const mustBeEmpty = (account: string) => !['psp:clearing', 'revenue:platform'].includes(account);

function balancesOf(ledger: Books['ledger']): Map<string, number> {
  const balances = new Map<string, number>();
  for (const { account, amount: sum } of ledger.flatMap(({ postings }) => postings))
    balances.set(account, (balances.get(account) ?? 0) + sum);
  return balances;
}
