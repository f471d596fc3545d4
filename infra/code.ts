import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { CodeSource } from './constructs/functionMaker.ts';
import { Refusal } from './refusal.ts';

/** What `npm run bundle` has made. @param folder `dist` of the repository */
export function bundledCode(folder: string): CodeSource {
  const asset = (...path: string[]): lambda.Code => {
    const place = join(folder, ...path);
    if (!existsSync(place)) throw new Refusal(`${path.join('/')} is not bundled: npm run bundle makes it.`);
    return lambda.Code.fromAsset(place, { exclude: ['*.map'] });
  };
  return {
    codeOf: (functionName) => asset('functions', functionName),
    pdfLayer: () => asset('layers', 'pdf'),
  };
}
