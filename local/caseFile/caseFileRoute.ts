import { join } from 'node:path';
import { openCaseFile } from '../../adapters/caseFile/folderCaseFiles.ts';
import { CASE_FILE_PATH, readCaseAddress } from '../../adapters/caseFile/signedCaseAddress.ts';
import { downloadHeaders } from '../../adapters/evidence/downloadHeaders.ts';
import type { LocalRoute } from '../gateway/routes.ts';
import { refusal } from '../routes/localhostOnly.ts';

/** Where case files wait to be fetched. */
export const caseFileFolder = (dataDir: string): string => join(dataDir, 'case-files');

/** What a bucket's presigned address does on AWS: a case file is saved. The address is its own permission. */
export function caseFileRoute({ folder, secret }: { folder: string; secret: string }): LocalRoute {
  return {
    method: 'GET',
    path: CASE_FILE_PATH,
    handle: async ({ params, query }) => {
      const allowed = readCaseAddress(secret, params, query, Date.now());
      if (allowed === null)
        return refusal(403, 'address_not_valid', 'This address was altered, or has expired.');
      const body = await openCaseFile(folder, allowed);
      if (body === null) return refusal(404, 'not_found', 'This file was dropped: ask for it again.');
      return { status: 200, headers: downloadHeaders('application/zip', allowed.fileName), body };
    },
  };
}
