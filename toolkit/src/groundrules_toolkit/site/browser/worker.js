/* The offline worker of the course. The build puts its settings in front of this file, as `const SETTINGS = {...}`:

   release   the course's release
   scope     "site" for the pages, "lite" for the notebook app
   files     path → [content hash, bytes, bytes as .gz or 0, bytes as brotli or 0]
   first     the paths that the first live notebook needs (lite)
   parts     part of the book → the paths of its pages (site)
   skip      path prefixes that this worker leaves alone

   A file is kept under its path and its content's hash, so a copy is either exact or not used while there is a network.
   Without a network an older copy is better than an error: it is dropped only once the newer files are all here. */
"use strict";
(function () {
  const BASE = new URL("./", self.location.href).pathname;
  const CACHE = "groundrules:" + BASE;
  const MODE = BASE + "__plain-types";
  const TYPES = {
    css: "text/css", html: "text/html; charset=utf-8", ipynb: "application/json", js: "text/javascript",
    json: "application/json", mjs: "text/javascript", svg: "image/svg+xml", txt: "text/plain; charset=utf-8",
    wasm: "application/wasm", webmanifest: "application/manifest+json", whl: "application/zip", zip: "application/zip"
  };
  let plainTypes = null;

  function isOurs(url) {
    const path = url.pathname.slice(BASE.length);
    return url.origin === self.location.origin && url.pathname.startsWith(BASE) &&
      !SETTINGS.skip.some(function (prefix) { return path.startsWith(prefix); });
  }

  function pathOf(url) {
    if (!isOurs(url)) { return null; }
    let path = decodeURIComponent(url.pathname.slice(BASE.length));
    if (path === "" || path.endsWith("/")) { path += "index.html"; }
    return Object.prototype.hasOwnProperty.call(SETTINGS.files, path) ? path : null;
  }

  function keyOf(path) { return BASE + path + "?content=" + SETTINGS.files[path][0]; }

  function extensionOf(path) { return path.slice(path.lastIndexOf(".") + 1); }

  async function loadPlainTypes(cache) {
    if (plainTypes === null) {
      const kept = await cache.match(MODE);
      plainTypes = kept ? await kept.json() : ["*"];
    }
    return plainTypes;
  }

  /* Fetch a file; where the host does not compress its type, fetch the .gz beside it and unpack it here. */
  async function load(cache, path) {
    const plain = await loadPlainTypes(cache);
    const extension = extensionOf(path);
    const packed = SETTINGS.files[path][2] > 0 && typeof DecompressionStream === "function" &&
      !plain.includes("*") && !plain.includes(extension);
    let response = await fetch(BASE + path + (packed ? ".gz" : ""), { cache: "no-cache" });
    if (!response.ok && packed) { response = await fetch(BASE + path, { cache: "no-cache" }); }
    else if (response.ok && packed) {
      const unpacked = response.headers.has("content-encoding");
      const body = unpacked ? response.body : response.body.pipeThrough(new DecompressionStream("gzip"));
      response = new Response(body, { headers: { "content-type": TYPES[extension] || "application/octet-stream" } });
    }
    if (response.ok) {
      if (response.redirected) { response = new Response(await response.blob(), { headers: response.headers }); }
      await cache.put(keyOf(path), response.clone());
    }
    return response;
  }

  /* A file that this release does not know: perhaps one of an older release whose pages are still in use. */
  async function answerUnknown(request) {
    const cache = await caches.open(CACHE);
    return await cache.match(request.url, { ignoreSearch: true }) || fetch(request);
  }

  async function answer(path) {
    const cache = await caches.open(CACHE);
    const exact = await cache.match(keyOf(path));
    if (exact) { return exact; }
    try {
      return await load(cache, path);
    } catch (error) {
      const older = await cache.match(BASE + path, { ignoreSearch: true });
      if (older) { return older; }
      throw error;
    }
  }

  async function missing(cache, paths) {
    const kept = new Set((await cache.keys()).map(function (request) {
      const url = new URL(request.url);
      return url.pathname + url.search;
    }));
    return paths.filter(function (path) { return !kept.has(encodeURI(keyOf(path))) && !kept.has(keyOf(path)); });
  }

  function pathsOf(wish) {
    const paths = wish.paths || (wish.part ? SETTINGS.parts[wish.part] || [] : SETTINGS.first);
    return paths.concat(wish.also || []).filter(function (path) { return Object.prototype.hasOwnProperty.call(SETTINGS.files, path); });
  }

  async function state(wish) {
    const cache = await caches.open(CACHE);
    const paths = pathsOf(wish);
    const rest = await missing(cache, paths);
    const plain = wish.plain || await loadPlainTypes(cache);
    let bytes = 0;
    rest.forEach(function (path) {
      const file = SETTINGS.files[path];
      const sent = plain.includes(extensionOf(path)) ? file[3] : file[2];
      bytes += sent || file[1];
    });
    return { release: SETTINGS.release, files: paths.length, missing: rest.length, bytes: bytes };
  }

  /* Drop what no longer belongs to this release; only when all that was asked for is here. */
  async function prune(cache) {
    for (const request of await cache.keys()) {
      const url = new URL(request.url);
      if (url.pathname === MODE) { continue; }
      const path = pathOf(url);
      if (path === null || encodeURI(keyOf(path)) !== url.pathname + url.search && keyOf(path) !== url.pathname + url.search) {
        await cache.delete(request);
      }
    }
  }

  async function fill(wish, tell) {
    const cache = await caches.open(CACHE);
    if (wish.plain) {
      plainTypes = wish.plain;
      await cache.put(MODE, new Response(JSON.stringify(plainTypes)));
    }
    const rest = await missing(cache, pathsOf(wish));
    let done = 0;
    const failed = [];
    async function next() {
      for (let path = rest.shift(); path !== undefined; path = rest.shift()) {
        try {
          const response = await load(cache, path);
          if (!response.ok) { failed.push(path); }
        } catch (error) { failed.push(path); }
        done += 1;
        tell({ done: done, total: total, path: path });
      }
    }
    const total = rest.length;
    await Promise.all([next(), next(), next(), next()]);
    if (!failed.length && SETTINGS.scope === "lite") { await prune(cache); }
    return { finished: true, failed: failed };
  }

  self.addEventListener("install", function () { self.skipWaiting(); });
  self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });

  self.addEventListener("message", function (event) {
    const wish = event.data || {};
    const port = event.ports[0];
    if (!port || !wish.groundrules) { return; }
    const tell = function (news) { port.postMessage(news); };
    const work = wish.groundrules === "state" ? state(wish) : wish.groundrules === "fill" ? fill(wish, tell) : null;
    if (work) { event.waitUntil(work.then(tell, function (error) { tell({ error: String(error) }); })); }
  });

  self.addEventListener("fetch", function (event) {
    if (event.request.method !== "GET") { return; }
    const url = new URL(event.request.url);
    if (!isOurs(url)) { return; }
    const path = pathOf(url);
    event.stopImmediatePropagation();
    event.respondWith(path === null ? answerUnknown(event.request) : answer(path));
  });
})();
