const DEFAULT_MB = 512;

/** As configured for a function's Lambda, in MB. */
export function memoryMbOf(_name: string): number {
  return DEFAULT_MB;
}
