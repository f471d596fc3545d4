/** `/console-config.json`: written by the gateway on one machine and by the deployment on AWS. */
export interface ConsoleConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** Separated by blanks. */
  readonly scope: string;
  /** What some issuers want to know to issue a token for our API (RFC 8707). */
  readonly resource: string | null;
  /** Where deals' time can be asked, if it is not the time of the world. */
  readonly clockUrl: string | null;
  /** Where deals can be played through; only on one machine. */
  readonly simulationsUrl: string | null;
}

/** @throws Error when the server has none */
export async function loadConfig(): Promise<ConsoleConfig> {
  const response = await fetch('/console-config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`console-config.json: ${response.status}`);
  return JSON.parse(await response.text());
}
