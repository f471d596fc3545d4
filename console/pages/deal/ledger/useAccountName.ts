import { useWords } from '../../../words/pageWords.ts';
import { useOpenDeal } from '../useOpenDeal.ts';
import { ledgerWords } from './words.ts';

const KINDS = [
  ['psp:clearing', 'psp'],
  ['revenue:platform', 'platform'],
  ['escrow:', 'escrow'],
  ['payable:creator:', 'payableCreator'],
  ['payable:provider:', 'payableProvider'],
  ['refundable:brand:', 'refundableBrand'],
  ['receivable:creator:', 'receivableCreator'],
  ['receivable:provider:', 'receivableProvider'],
] as const;

/**
 * What an account is called to people. Providers of a chain other than the deal's own are told apart by their ids.
 * @param providerId the deal's own provider, if it has one
 */
export function useAccountNameFor(providerId: string | undefined): (account: string) => string {
  const say = useWords(ledgerWords);
  return (account) => {
    const [start = '', word] = KINDS.find(([begin]) => account.startsWith(begin)) ?? [];
    if (word === undefined) return account;
    const id = account.slice(start.length);
    const isOther = start.includes(':provider:') && id !== providerId;
    return isOther ? `${say(word)} ${id}` : say(word);
  };
}

/** Of the deal that is open. */
export function useAccountName(): (account: string) => string {
  return useAccountNameFor(useOpenDeal().provider?.id);
}
