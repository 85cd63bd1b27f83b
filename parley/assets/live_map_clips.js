/* Clips of disputes: fetched and decoded once, a few kept, so that a step can show another dispute
   on the same map without a wait; and what a step needs beside them. */
(() => {
  const LM = (window.LM = window.LM || {});
  const KEPT = 5;
  const decoded = new Map();
  const coming = new Map();

  const keep = (url, clip) => {
    decoded.delete(url);
    decoded.set(url, clip);
    for (const old of decoded.keys()) {
      if (decoded.size <= KEPT) break;
      decoded.delete(old);
    }
  };

  LM.clips = {
    now(url) {
      const found = decoded.get(url) || null;
      if (found) keep(url, found);
      return found;
    },
    get(url) {
      if (decoded.has(url)) return Promise.resolve(this.now(url));
      if (!coming.has(url)) {
        const wanted = LM.get(url).then((found) => {
          keep(url, { ...found, clip: found.clip && LM.decodeTopology(found.clip) });
          return decoded.get(url);
        });
        coming.set(url, wanted);
        wanted.catch(() => {}).finally(() => coming.delete(url));
      }
      return coming.get(url);
    },
  };

  /* The old picture stays until the new one is painted, and fades into it where that can be done. */
  let waiting = null;
  LM.crossfade = (change) => {
    if (!document.startViewTransition || document.visibilityState !== 'visible') return change();
    const ahead = waiting;
    waiting = change;
    if (ahead) return undefined;
    const turn = document.startViewTransition(() => LM.changeNow());
    for (const part of ['ready', 'finished', 'updateCallbackDone']) turn[part].catch(() => {});
    return undefined;
  };
  /* A change that still waits for its fade comes before any later one. */
  LM.changeNow = () => {
    const change = waiting;
    waiting = null;
    if (change) change();
  };
})();
