import type { Route } from '../runtime/route.ts';

/** Who an operation is for, in the order in which they are read about. */
export const AUDIENCES = [
  {
    name: 'Brands and providers',
    description: 'With an API key `lk_…` or a token. Each sees its own deals only.',
  },
  { name: 'Operators', description: 'With a token of somebody whose role is operator.' },
  {
    name: 'Creators',
    description: 'By the token in the address that a creator was sent. It gives no more than the gate does.',
  },
  { name: 'Creator’s pages', description: 'The same as HTML, which works without script.' },
  {
    name: 'Signed webhooks',
    description:
      'Sent by another system and signed by it: Standard Webhooks, or the payment service’s own way.',
  },
  { name: 'Anyone', description: 'Needs no proof at all.' },
] as const;
export type Audience = (typeof AUDIENCES)[number]['name'];

/** By the proof that a route asks for; what needs a role besides says so itself. */
export function audienceOf({ access, path, description }: Route): Audience {
  if (access === 'people') return description.onlyFor === 'operator' ? 'Operators' : 'Brands and providers';
  if (access === 'link') return path.startsWith('/v1/') ? 'Creators' : 'Creator’s pages';
  return access === 'signed' ? 'Signed webhooks' : 'Anyone';
}
