import * as z from 'zod/mini';

/**
 * The accounts of DESIGN §5, and what a provider owes us after a clawback. What we owe somebody is positive;
 * `psp:clearing`, the money the payment service holds for us, and receivables are therefore negative, and all
 * balances sum to zero.
 */
export const accountSchema = z
  .string()
  .check(
    z.regex(
      /^(psp:clearing|revenue:platform|(escrow|payable:creator|payable:provider|refundable:brand|receivable:creator|receivable:provider):\w+)$/,
    ),
  );

export const PSP_CLEARING = 'psp:clearing';
export const PLATFORM_REVENUE = 'revenue:platform';
const ESCROW = 'escrow:';
export const escrow = (dealId: string) => `${ESCROW}${dealId}`;
export const refundable = (brandId: string) => `refundable:brand:${brandId}`;
export const payable = (role: 'creator' | 'provider', id: string) => `payable:${role}:${id}`;
export const receivable = (role: 'creator' | 'provider', id: string) => `receivable:${role}:${id}`;

/** The accounts in which money is kept for a party, or owed by it. What is in escrow belongs to a deal. */
export function accountsOf({ role, id }: { role: 'brand' | 'creator' | 'provider'; id: string }): string[] {
  return role === 'brand' ? [refundable(id)] : [payable(role, id), receivable(role, id)];
}

/** The deal whose escrow `account` is, or `null` for another account. */
export function dealOfEscrow(account: string): string | null {
  return account.startsWith(ESCROW) ? account.slice(ESCROW.length) : null;
}

/** Accounts that every deal touches; their balance is spread over shards and summed when read. */
export function isShared(account: string): boolean {
  return account === PSP_CLEARING || account === PLATFORM_REVENUE;
}

/** Accounts that hold other people's money and must never go below zero. */
export function mustStayCovered(account: string): boolean {
  return /^(escrow|payable|refundable):/.test(account);
}

/** Accounts of what is owed to us: nobody can pay back more than that, so they never rise above zero. */
export function mustStayOwed(account: string): boolean {
  return account.startsWith('receivable:');
}
