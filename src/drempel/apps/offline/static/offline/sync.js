/* Between this device and the server: who is signed in, what is sent, what is fetched.
   Works on what is stored, never on what is on the screen: an open form stays as it is. */
"use strict";
(() => {
  const app = (window.drempelOffline ??= {});
  const { store } = app;
  const BATCH = 50, PATIENCE = 30_000;
  let token = "";

  class Away extends Error {} // no network, or no answer in time
  class Door extends Error {} // not signed in, or no longer

  const ask = async (path, body) => {
    let answer;
    try {
      answer = await fetch(new URL(path, app.base), {
        method: body ? "POST" : "GET",
        headers: { Accept: "application/json", ...(body && { "X-CSRFToken": token, "Content-Type": "application/json" }) },
        body: body && JSON.stringify(body),
        cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
      });
    } catch { throw new Away(); }
    if (answer.status === 401 || answer.type === "opaqueredirect") throw new Door();
    return answer;
  };
  const json = async (answer) => {
    try { return await answer.json(); } catch { throw new Away(); }
  };
  /* Signing in elsewhere in the browser renews the token: fetch it and try once more. */
  const send = async (path, body) => {
    if (!token) await fetchData();
    const answer = await ask(path, body);
    if (answer.status !== 403) return answer;
    await fetchData();
    return ask(path, body);
  };

  /* Without a key, first ask whether anybody is signed in: being a visitor is no failure. */
  const mayAsk = async () => {
    if (app.key) return true;
    const { state } = await json(await ask("session.json"));
    app.state.isForeign = state === "other";
    return state === "in";
  };

  /* Fetch the person's own records, pathways and conflicts; make sure that the key is theirs. */
  const fetchData = async () => {
    const known = app.key ? await store.kept(app.key, "data") : null;
    const answer = await ask(`data/?seen=${known?.seen ?? ""}`);
    if (answer.status === 404) { // signed in, but not for an association: nothing to record here
      await forget();
      app.state.isForeign = true;
      return;
    }
    if (!answer.ok) throw new Away();
    const found = await json(answer);
    token = found.token;
    app.state.isSignedOut = app.state.isForeign = false;
    if (!app.key || app.key.me !== found.me) await takeKey(found.me);
    else await store.prolongKey(app.key);
    if (!app.key) throw new Away();
    if (found.data) {
      app.data = found.data;
      await store.keep(app.key, "data", { seen: found.seen, data: found.data });
    }
  };

  /* Another person than before: their own key, their own forms; the other's entries stay sealed. */
  const takeKey = async (me) => {
    if (app.key) await forget();
    const answer = await ask("key/", { device: await store.device() });
    if (!answer.ok) throw new Away();
    const found = await json(answer);
    if (found.me !== me) throw new Away();
    await store.keepKey(found);
    navigator.storage?.persist?.();
    await open();
  };

  /* What the device knows by itself: the key, the forms, the sealed copies. */
  const open = async () => {
    app.key = await store.currentKey();
    if (!app.key) { app.kinds = app.data = null; return; }
    app.kinds = await store.kept(app.key, "kinds");
    app.data = (await store.kept(app.key, "data"))?.data ?? null;
    app.used = (await store.kept(app.key, "used")) ?? {};
  };
  /* Once for each time the app is opened. */
  const fetchKinds = async () => {
    if (app.state.hasKinds) return;
    const answer = await ask("kinds.json");
    if (!answer.ok) throw new Away();
    app.kinds = await json(answer);
    await store.keep(app.key, "kinds", app.kinds);
    app.state.hasKinds = true;
  };
  const forget = async () => {
    await store.forgetKey();
    app.key = app.kinds = app.data = null;
    app.state.hasKinds = false;
  };

  /* Do what an answer says with the entry it is about. */
  const settle = async (entry, answer) => {
    if (answer.state === "refused") {
      const { change, ...content } = entry;
      await store.refuseEntry(app.key, change, { ...content, faults: answer.faults });
      return;
    }
    await store.dropEntry(entry.change);
  };

  /* Send what waits, a batch at a time. A cut leaves the rest waiting; the next time goes on
     there. When the server stumbles over a batch, its entries go one by one. */
  const sendAll = async () => {
    const skipped = new Set();
    let size = BATCH, sent = 0;
    for (;;) {
      const { found, isEmpty } = await store.takeBatch(app.key, size, skipped);
      if (isEmpty) return;
      if (!found.length) continue;
      app.state.progress = { count: sent + found.length, total: sent + (await waiting()) };
      app.report();
      const changes = found.map(({ change, kind, uid, base, values, made_at, active_seconds }) =>
        ({ change, kind, uid, base, values, made_at, active_seconds }));
      const answer = await send("sync/", { changes });
      if (!answer.ok) {
        if (size > 1) size = 1;
        else found.forEach((entry) => skipped.add(entry.change));
        continue;
      }
      const answers = new Map((await json(answer)).answers.map((one) => [one.change, one]));
      for (const entry of found) {
        const one = answers.get(entry.change);
        if (one) { await settle(entry, one); sent += 1; } else skipped.add(entry.change);
      }
    }
  };
  const waiting = async () =>
    (await store.rows()).filter((row) => row.state === "waiting" && row.owner === app.key?.owner).length;

  /* One round: who am I, send, fetch. Only one window at a time; the others hear of it. */
  const round = async () => {
    if (app.state.isBusy || !navigator.onLine) return;
    app.state.isBusy = true;
    try {
      await navigator.locks.request("drempel-offline", { ifAvailable: true }, async (mine) => {
        if (!mine || !(await mayAsk())) return;
        await fetchData();
        if (!app.key) return;
        await fetchKinds();
        if (await waiting()) { await sendAll(); await fetchData(); }
        app.state.isAway = false;
      });
    } catch (error) {
      if (error instanceof Door) app.state.isSignedOut = true;
      else if (error instanceof Away) app.state.isAway = true;
      else throw error;
    } finally {
      app.state.isBusy = false;
      app.state.progress = null;
      app.report();
      store.tell("data");
    }
  };

  /* Choose in the app; answers what the server said, or null when it cannot be asked now. */
  const choose = async (choice) => {
    try {
      const answer = await send("choose/", choice);
      return { isDone: answer.ok || answer.status === 404, isStale: answer.status === 409 };
    } catch (error) {
      if (error instanceof Door) app.state.isSignedOut = true;
      else if (!(error instanceof Away)) throw error;
      return null;
    }
  };

  app.sync = { open, round, choose };
})();
