/**
 * What the console's document may load (CSP). Styles may stand in the page, since Ant Design writes its own there as
 * they are needed; scripts may not. Pictures of evidence come as `blob:`, the creator's page beside a form in a frame.
 * @param others whom it speaks to besides its own address: who signs people in, where evidence is uploaded
 */
export function consolePolicy(others: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...others].join(' ')}`,
    "frame-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
