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

/** What an account is called to people. Providers of a chain other than the deal's own are told apart by their ids. */
export function useAccountName(): (account: string) => string {
  const say = useWords(ledgerWords);
  const { provider } = useOpenDeal();
  return (account) => {
    const [start = '', word] = KINDS.find(([begin]) => account.startsWith(begin)) ?? [];
    if (word === undefined) return account;
    const id = account.slice(start.length);
    const isOther = start.includes(':provider:') && id !== provider?.id;
    return isOther ? `${say(word)} ${id}` : say(word);
  };
}
