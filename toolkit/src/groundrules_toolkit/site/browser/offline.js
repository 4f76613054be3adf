/* Talk to the offline worker: find the right one, ask it, listen to its progress. Used by the pages and by start.html. */
window.groundrulesOffline = (function () {
  "use strict";

  function possible() { return window.isSecureContext && "serviceWorker" in navigator; }

  function pause(milliseconds) { return new Promise(function (resolve) { setTimeout(resolve, milliseconds); }); }

  /* Register a worker and wait until one runs and no newer one is on its way. */
  async function worker(url, scope) {
    const registration = await navigator.serviceWorker.register(url, { scope: scope, updateViaCache: "none" });
    try { await registration.update(); } catch (error) { /* no network: the worker that is here serves */ }
    for (let tries = 0; tries < 200; tries += 1) {
      const settled = !registration.installing && !registration.waiting && registration.active;
      if (settled && registration.active.state === "activated") { break; }
      await pause(50);
    }
    const active = registration.active;
    // A worker that is being replaced never answers. Then its successor is asked.
    const alive = await Promise.race([ask(active, { groundrules: "state", paths: [] }), pause(3000)]);
    return alive ? active : (await navigator.serviceWorker.getRegistration(scope)).active;
  }

  /* Ask a worker; `listen` hears about progress, the promise gives its last word. */
  function ask(active, wish, listen) {
    return new Promise(function (resolve, reject) {
      const channel = new MessageChannel();
      channel.port1.onmessage = function (event) {
        if (event.data.error) { reject(new Error(event.data.error)); }
        else if ("done" in event.data) { if (listen) { listen(event.data); } }
        else { resolve(event.data); }
      };
      active.postMessage(wish, [channel.port2]);
    });
  }

  /* Ask for something short, again if no answer comes: a browser that is busy may put a worker to sleep over a message. */
  async function inquire(active, wish, scope) {
    for (let tries = 0; tries < 3; tries += 1) {
      const answer = await Promise.race([ask(active, wish), pause(4000)]);
      if (answer) { return answer; }
      const registration = await navigator.serviceWorker.getRegistration(scope);
      active = registration && registration.active || active;
    }
    throw new Error("The offline worker does not answer.");
  }

  /* Which types does this host compress with brotli? Those are fetched as they are; of the rest we fetch our own .gz. */
  async function plainTypes(samples) {
    const found = [];
    await Promise.all(Object.keys(samples).map(async function (extension) {
      try {
        const response = await fetch(samples[extension], { method: "HEAD", cache: "no-store" });
        if ((response.headers.get("content-encoding") || "").includes("br")) { found.push(extension); }
      } catch (error) { /* no network, no answer: our own .gz is the safe choice */ }
    }));
    return found;
  }

  function megabytes(bytes) { return (bytes / 1e6).toFixed(bytes < 95e4 ? 2 : 1) + " MB"; }

  return { possible: possible, worker: worker, ask: ask, inquire: inquire, plainTypes: plainTypes, megabytes: megabytes };
})();
