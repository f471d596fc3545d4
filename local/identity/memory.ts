import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  /** Epoch ms. */
  readonly until: number;
}

/** As many as one machine's people will ever have at once; the oldest go first. */
const MOST = 2_000;

/**
 * What the issuer remembers: sessions, codes and refresh tokens, each until it expires. It is gone with the process,
 * and whoever was signed in then clicks once more.
 */
export function makeMemory(): (model: string) => Adapter {
  const kept = new Map<string, Kept>();
  const read = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    if (found !== undefined && found.until > Date.now()) return found.payload;
    kept.delete(key);
    return undefined;
  };
  const findWith = (model: string, fits: (payload: AdapterPayload) => boolean) =>
    [...kept.keys()]
      .filter((key) => key.startsWith(`${model}:`))
      .map(read)
      .find((payload) => payload !== undefined && fits(payload));
  return (model) => ({
    upsert: async (id, payload, expiresIn) => {
      const until = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1_000;
      kept.set(`${model}:${id}`, { payload, until });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
    find: async (id) => read(`${model}:${id}`),
    findByUserCode: async (userCode) => findWith(model, (payload) => payload.userCode === userCode),
    findByUid: async (uid) => findWith(model, (payload) => payload.uid === uid),
    consume: async (id) => {
      const payload = read(`${model}:${id}`);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1_000);
    },
    destroy: async (id) => {
      kept.delete(`${model}:${id}`);
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
}
