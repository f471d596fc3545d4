/**
 * `read`, but of each key once only, for as long as the function returned is kept: what belongs to one batch is made for
 * that batch. A read that failed is not kept.
 */
export function readOnce<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const found = new Map<string, T>();
  return async (key) => {
    const earlier = found.get(key);
    if (earlier !== undefined) return earlier;
    const value = await read(key);
    found.set(key, value);
    return value;
  };
}
