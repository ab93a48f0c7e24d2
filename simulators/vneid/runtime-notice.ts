/** oidc-provider warns of every release of Node that is not LTS yet; ours is pinned and tested, and users should not see it at each start. */
const warn = console.warn;
console.warn = (...message: unknown[]) => {
  if (!String(message[0]).includes("oidc-provider WARNING: Unsupported runtime")) return warn(...message);
  console.warn = warn;
};
