const PREFIX = 'luyue.';

/** What somebody chose on this device; `null` where nothing was, or where the browser keeps nothing. */
export function keptSetting(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
}

/** A browser that keeps nothing (private windows, a full disk) goes without: the choice lasts as long as the page. */
export function keepSetting(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

const isRefused = (error: unknown): boolean => error instanceof DOMException;
