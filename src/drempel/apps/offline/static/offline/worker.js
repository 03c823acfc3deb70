/* The service worker of /offline/ and of nothing else. KEPT stands above this file.
   It keeps the page of the app and its files, the same for everyone; never another page, never
   what is fetched or sent about the work. */
"use strict";
const SHELL = `drempel-offline-shell-${KEPT.version}`;
const PATIENCE = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(SHELL);
    await cache.addAll([KEPT.shell, ...KEPT.assets].map((path) => new Request(path, { cache: "reload" })));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("drempel-offline-shell-") && name !== SHELL) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

const late = (milliseconds) =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new Error("late")), milliseconds));

/* The network first, what was kept when it fails or is too slow. */
const fresh = async (request) => {
  const cache = await caches.open(SHELL);
  try {
    const answer = await Promise.race([fetch(request), late(PATIENCE)]);
    if (answer.ok && answer.type === "basic") await cache.put(KEPT.shell, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(KEPT.shell);
    if (kept) return kept;
    throw error;
  }
};

const keptFirst = async (request) =>
  (await (await caches.open(SHELL)).match(request.url)) ?? fetch(request);

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (url.pathname === KEPT.shell) event.respondWith(fresh(request));
  } else if (KEPT.assets.includes(url.pathname + url.search)) {
    event.respondWith(keptFirst(request));
  }
});
