import mostBytes from 'virtual:evidence-types';
import type { Locale } from '../../../domain/parties.ts';
import { fileSize } from '../../../functions/words/formats.ts';
import { lookup } from '../../words/lookup.ts';

const MEBI = 1_048_576;
const MEGA = 1_000_000;

/** How large a file of a type may be, rounded down: "20 MB". Of a type that is not taken, nothing. */
export const limitText = (type: string, locale: Locale): string =>
  fileSize(Math.floor((lookup(mostBytes, type) ?? 0) / MEBI) * MEGA, locale);
