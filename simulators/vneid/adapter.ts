import type { Adapter, AdapterPayload } from "oidc-provider";

/** Keeps everything of one provider in memory, so that two providers in one process share nothing. */
export function createMemoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  return (model) => {
    const key = (id: string) => `${model}:${id}`;
    const search = (has: (payload: AdapterPayload) => boolean) => {
      for (const [name, payload] of kept) if (name.startsWith(`${model}:`) && has(payload)) return payload;
      return undefined;
    };
    return {
      upsert: async (id, payload) => void kept.set(key(id), payload),
      find: async (id) => kept.get(key(id)),
      findByUid: async (uid) => search((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => search((payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = kept.get(key(id));
        if (payload) payload.consumed = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
      },
      destroy: async (id) => void kept.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [name, payload] of kept) if (payload.grantId === grantId) kept.delete(name);
      },
    };
  };
}
