/** An instant (RFC 3339) as `<input type="datetime-local">` shows it on this device: "2026-12-01T20:00". */
export function localInput(instant: string): string {
  const date = new Date(instant);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The instant that such a local time names; `''` for what names none. */
export function toInstant(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('.000Z', 'Z');
}
