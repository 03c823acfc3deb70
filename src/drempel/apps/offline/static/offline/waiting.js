/* On every page of an association: how many entries wait on this device, and at sign-out the key
   leaves the device before the session ends. Nothing is made for who never records offline. */
"use strict";
(() => {
  const link = document.querySelector("[data-waiting]");
  if (!link || !window.indexedDB) return;
  const NAME = "drempel-offline", KEPT = ["key", "data", "kinds", "used", "draft"];

  const withDevice = async (work) => {
    const request = indexedDB.open(NAME);
    request.onupgradeneeded = () => request.transaction.abort(); // it was never used: make nothing
    const base = await new Promise((resolve) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = (event) => { event.preventDefault(); resolve(null); };
    });
    if (!base) return;
    try {
      await new Promise((resolve) => {
        const transaction = base.transaction(["entries", "kept"], "readwrite");
        transaction.oncomplete = transaction.onabort = resolve;
        work(transaction);
      });
    } catch { /* another version: the app itself mends it */ } finally { base.close(); }
  };

  const count = () => withDevice((transaction) => {
    const counted = transaction.objectStore("entries").count();
    counted.onsuccess = () => {
      link.textContent = link.dataset.waiting.replace("0", counted.result);
      link.hidden = counted.result === 0;
    };
  });

  const channel = window.BroadcastChannel && new BroadcastChannel(NAME);
  if (channel) channel.onmessage = () => { count(); };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (new URL(form.action, location.href).pathname !== link.dataset.door || form.dataset.left) return;
    event.preventDefault();
    form.dataset.left = "yes";
    const go = () => form.submit();
    const slow = setTimeout(go, 3000);
    withDevice((transaction) => {
      for (const name of KEPT) transaction.objectStore("kept").delete(name);
    }).finally(() => { channel?.postMessage("signed-out"); clearTimeout(slow); go(); });
  });

  count();
})();
