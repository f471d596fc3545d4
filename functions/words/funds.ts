import type { Words } from './reader.ts';

/** Whether the creator's money is safe, said before all else. */
export const fundsWords: Words<{
  readonly held: string;
  readonly notHeld: string;
  readonly notHeldYet: (brand: string) => string;
  readonly unproven: string;
}> = {
  'zh-CN': {
    held: '款项已托管',
    notHeld: '款项还没有托管',
    notHeldYet: (brand) => `${brand}还没有付款，目前没有任何款项为你托管。到账前请先不要开工。`,
    unproven: '托管的款项暂时无法证实',
  },
  en: {
    held: 'The money is held',
    notHeld: 'No money is held yet',
    notHeldYet: (brand) =>
      `${brand} has not paid, so nothing is held for you at this time. Please do not begin before it is.`,
    unproven: 'We cannot prove that the money is held',
  },
};
