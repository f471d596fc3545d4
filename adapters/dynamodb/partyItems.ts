import * as z from 'zod/mini';
import { type Party, partySchema } from '../../domain/parties.ts';
import type { Newcomers } from '../../domain/ports/deals.ts';
import { creatorKey, partyKey } from './keys.ts';
import { NOT_THERE, type Write } from './write.ts';

/** The account is kept beside the profile, so that writing the one never undoes the other. */
export const partyItemSchema = z.object({
  profile: z.omit(partySchema, { payoutAccountId: true }),
  payoutAccountId: z.optional(z.string()),
});
/** Leads from what a party is known by to the party. */
export const lookupItemSchema = z.object({ partyId: z.string() });

export function toParty({ profile, payoutAccountId }: z.infer<typeof partyItemSchema>): Party {
  return { ...profile, payoutAccountId: payoutAccountId ?? null };
}

export function profileOf({ payoutAccountId: _, ...profile }: Party): Omit<Party, 'payoutAccountId'> {
  return profile;
}

/** A creator nobody knew before, and under which key the brand finds it again. A known one is left as it is. */
export function newcomerWrites(table: string, brandId: string, newcomers: Newcomers): Write[] {
  if (!newcomers.creatorIsNew) return [];
  const { creator } = newcomers;
  return [
    {
      role: 'creator',
      table,
      key: creatorKey(brandId, newcomers.creatorKey),
      put: { kind: 'lookup', partyId: creator.id },
      condition: NOT_THERE,
    },
    {
      role: 'party',
      table,
      key: partyKey(creator.id),
      put: { kind: 'party', profile: profileOf(creator) },
      condition: NOT_THERE,
    },
  ];
}
