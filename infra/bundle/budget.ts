/** What one function may weigh, minified and with all that it imports (kilobytes of 1000), and take to import. */
export const BUDGET = { bytes: 450_000, importMillis: 80 } as const;
