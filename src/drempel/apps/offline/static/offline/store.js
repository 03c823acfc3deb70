/* What this device keeps. Two drawers in IndexedDB:
   entries - {change, owner, state, tries, at, iv, sealed}: what was recorded, sealed;
   kept    - {name, …}: the name of the device, the key while someone is signed in, sealed copies.
   Everything a person wrote, and every code, is sealed (AES-GCM) with a key that leaves at sign-out. */
"use strict";
(() => {
  const app = (window.drempelOffline ??= {});
  const NAME = "drempel-offline", WEEK = 7 * 24 * 3600 * 1000;
  let opened;

  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  const open = () => (opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("entries", { keyPath: "change" });
      request.result.createObjectStore("kept", { keyPath: "name" });
    };
    request.onerror = () => { opened = undefined; reject(request.error); };
    request.onsuccess = () => {
      request.result.onversionchange = () => { request.result.close(); opened = undefined; };
      resolve(request.result);
    };
  }));

  /* Run ``work`` in one transaction; resolves once the disk has it. */
  const inside = async (drawer, work, mode = "readwrite") => {
    const transaction = (await open()).transaction(drawer, mode, { durability: "strict" });
    const finished = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    const found = await work(transaction.objectStore(drawer));
    await finished;
    return found;
  };
  const get = (drawer, key) => inside(drawer, (store) => done(store.get(key)), "readonly");
  const put = (drawer, row) => inside(drawer, (store) => done(store.put(row)));
  const drop = (drawer, key) => inside(drawer, (store) => done(store.delete(key)));

  const tell = (what) => app.channel?.postMessage(what);

  /* The key of the person who is signed in, or null: never readable, only usable. */
  const currentKey = async () => {
    const found = await get("kept", "key");
    if (found && found.until > Date.now()) return found;
    if (found) await drop("kept", "key");
    return null;
  };
  const keepKey = async ({ me, owner, key }) => {
    const raw = Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0));
    const usable = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    raw.fill(0);
    await put("kept", { name: "key", me, owner, key: usable, until: Date.now() + WEEK });
  };
  const prolongKey = async (key) => put("kept", { ...key, until: Date.now() + WEEK });
  const device = async () => {
    const known = await get("kept", "device");
    if (known) return known.id;
    const id = crypto.randomUUID();
    await put("kept", { name: "device", id });
    return id;
  };

  /* The name and the owner are sealed along: a row cannot stand in for another one. */
  const lock = (name, owner, iv) => ({
    name: "AES-GCM", iv, additionalData: new TextEncoder().encode(`${owner} ${name}`),
  });
  const seal = async ({ key, owner }, name, value) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    return { owner, iv, sealed: await crypto.subtle.encrypt(lock(name, owner, iv), key, plain) };
  };
  const unseal = async ({ key, owner }, name, row) => {
    if (!row || row.owner !== owner) return null;
    try {
      const plain = await crypto.subtle.decrypt(lock(name, owner, row.iv), key, row.sealed);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch { return null; /* damaged: it stays counted, and is not sent */ }
  };

  const keep = async (key, name, value) =>
    put("kept", { name, ...(await seal(key, name, value)) });
  const kept = async (key, name) => unseal(key, name, await get("kept", name));

  const rows = async () =>
    (await inside("entries", (store) => done(store.getAll()), "readonly")).sort((a, b) => a.at - b.at);

  /* All entries of this person that can be read: {change, state, tries, at, …what was written}. */
  const entries = async (key) => {
    const found = [];
    for (const row of await rows()) {
      const content = await unseal(key, row.change, row);
      if (content) found.push({ change: row.change, state: row.state, tries: row.tries, at: row.at, ...content });
    }
    return found;
  };

  const addEntry = async (key, content) => {
    const change = crypto.randomUUID();
    const row = { change, state: "waiting", tries: 0, at: Date.now(), ...(await seal(key, change, content)) };
    await put("entries", row);
    tell("count");
    return change;
  };

  /* Put other content in an entry that the server cannot have stored; false when it may have. */
  const replaceEntry = async (key, change, content) => {
    const sealed = await seal(key, change, content);
    const replaced = await inside("entries", async (store) => {
      const row = await done(store.get(change));
      if (!row || (row.state === "waiting" && row.tries > 0)) return false;
      await done(store.put({ ...row, ...sealed, state: "waiting", tries: 0 }));
      return true;
    });
    if (replaced) tell("count");
    return replaced;
  };
  const refuseEntry = async (key, change, content) => {
    const sealed = await seal(key, change, content);
    await inside("entries", async (store) => {
      const row = await done(store.get(change));
      if (row) await done(store.put({ ...row, ...sealed, state: "refused" }));
    });
  };
  const dropEntry = async (change) => { await drop("entries", change); tell("count"); };

  /* Entries to send, noted as tried before they leave: a lost answer is then known to be possible. */
  const takeBatch = async (key, size, skipped) => {
    const taken = await inside("entries", async (store) => {
      const all = (await done(store.getAll())).sort((a, b) => a.at - b.at);
      const batch = all.filter((row) => row.owner === key.owner && row.state === "waiting"
        && !skipped.has(row.change)).slice(0, size);
      for (const row of batch) await done(store.put({ ...row, tries: row.tries + 1 }));
      return batch;
    });
    const found = [];
    for (const row of taken) {
      const content = await unseal(key, row.change, row);
      if (content) found.push({ change: row.change, ...content });
      else skipped.add(row.change);
    }
    return { found, isEmpty: !taken.length };
  };

  app.store = {
    addEntry, replaceEntry, refuseEntry, dropEntry, entries, rows, takeBatch,
    currentKey, keepKey, prolongKey, device, keep, kept,
    forgetKey: () => drop("kept", "key"), tell,
    isFit: () => Boolean(window.isSecureContext && window.indexedDB && crypto.subtle && crypto.randomUUID),
  };
})();
