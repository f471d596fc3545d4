import { type HttpResponse, jsonResponse } from '../runtime/problem.ts';
import type { MadeCaseFile } from './makeCaseFile.ts';

/** On to the file, or its address as JSON for whoever asks for JSON. The address is a key: it is told to nobody else. */
export function respondCaseFile(made: MadeCaseFile, accept: string | undefined): HttpResponse {
  const headers = { 'referrer-policy': 'no-referrer', vary: 'accept' };
  if (accept?.includes('application/json') === true) return jsonResponse(200, made, headers);
  return {
    statusCode: 303,
    headers: { ...headers, location: made.url, 'cache-control': 'no-store' },
    body: '',
  };
}
