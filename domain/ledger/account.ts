import * as z from 'zod/mini';

/**
 * The accounts of DESIGN §5. What we owe somebody is positive; `psp:clearing`, the money the payment service
 * holds for us, is therefore negative, and all balances sum to zero.
 */
export const accountSchema = z
  .string()
  .check(
    z.regex(
      /^(psp:clearing|revenue:platform|(escrow|payable:creator|payable:provider|refundable:brand|receivable:creator):\w+)$/,
    ),
  );

export const PSP_CLEARING = 'psp:clearing';
export const PLATFORM_REVENUE = 'revenue:platform';
export const escrow = (dealId: string) => `escrow:${dealId}`;
export const refundable = (brandId: string) => `refundable:brand:${brandId}`;
export const payable = (role: 'creator' | 'provider', id: string) => `payable:${role}:${id}`;

/** Accounts that every deal touches; their balance is spread over shards and summed when read. */
export function isShared(account: string): boolean {
  return account === PSP_CLEARING || account === PLATFORM_REVENUE;
}

/** Accounts that hold other people's money and must never go below zero. */
export function mustStayCovered(account: string): boolean {
  return /^(escrow|payable|refundable):/.test(account);
}
