import type { WebFetch } from '../../domain/ports/platforms.ts';

const PAGE = '<!doctype html><html lang="en"><head><title>The work</title></head><body></body></html>';

/** The web in which the demo's work is published: its page opens, no platform says more of it, nothing is fetched. */
export const demoWeb: WebFetch = async (url) => ({
  ok: true,
  url,
  status: 200,
  contentType: 'text/html',
  body: Buffer.from(PAGE),
});
