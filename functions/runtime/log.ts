/** Keys of a log line. Ids and codes only: never names, addresses, tokens or whole inputs. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** One JSON object a line, as CloudWatch Logs Insights reads it. */
export function jsonLog(write: (line: string) => void): Log {
  const at =
    (level: string) =>
    (message: string, fields: LogFields = {}): void => {
      write(JSON.stringify({ level, message, ...fields }));
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** What may be said of an error in a log line. */
export function errorFields(error: unknown): LogFields {
  return error instanceof Error ? { error: error.name, cause: error.message } : { error: String(error) };
}
