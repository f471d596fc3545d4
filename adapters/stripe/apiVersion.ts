/** The version of Stripe's API that the SDK speaks, for requests that are made without it. */
export const API_VERSION = '2026-10-28.endive';
