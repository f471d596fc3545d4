import { caseFileKeys } from './caseFileKeys.ts';
import { caseFiles } from './caseFiles.ts';
import { clock } from './clock.ts';
import { dealsToRead } from './dealsToRead.ts';
import { evidence } from './evidence.ts';
import { evidenceFiles } from './evidenceFiles.ts';
import { ledger } from './ledger.ts';
import { notices } from './notices.ts';
import { pdfFonts } from './pdfFonts.ts';

/** What every route needs that hands out case files. */
export const caseFileNeeds = {
  ...{ deals: dealsToRead, ledger, evidence, notices, clock },
  ...{ files: evidenceFiles, caseFiles, caseFileKeys, pdfFonts },
};
