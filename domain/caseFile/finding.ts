/** What is checked of a case file, in the order in which it is told. */
export const CHECKS = [
  'layout',
  'manifest',
  'signature',
  'files',
  'log',
  'log_end',
  'terms',
  'ledger',
  'evidence',
  'reports',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** How one check came out. */
export interface Finding {
  readonly check: CheckName;
  readonly passed: boolean;
  /** One sentence in English, for whoever runs the verification. */
  readonly text: string;
}

export const passed = (check: CheckName, text: string): Finding => ({ check, passed: true, text });
export const failed = (check: CheckName, text: string): Finding => ({ check, passed: false, text });

/** The first fault, or that there is none. */
export function found(check: CheckName, faults: readonly string[], fine: string): Finding {
  const [first] = faults;
  if (first === undefined) return passed(check, fine);
  const more = faults.length === 1 ? '' : ` (and ${faults.length - 1} more)`;
  return failed(check, first + more);
}
