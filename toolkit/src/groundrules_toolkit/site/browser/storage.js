/* Read and copy the notebooks that the notebook app keeps in this browser (IndexedDB, written by localforage). */
window.groundrulesStorage = (function () {
  "use strict";

  /* The app names its storage by its own path; this file lies in the app's folder, and for the pages in _static/. */
  const APP = new URL("./", document.currentScript.src).pathname.replace(/_static\/$/, "lite/");

  function storageName() { return "JupyterLite Storage - " + APP; }

  function open() {
    return new Promise(function (resolve, reject) {
      const request = indexedDB.open(storageName());
      let fresh = false;
      request.onupgradeneeded = function () { fresh = true; request.transaction.abort(); };
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function () { if (fresh) { resolve(null); } else { reject(request.error); } };
    });
  }

  async function inStore(mode, work) {
    const database = await open();
    if (database === null || !database.objectStoreNames.contains("files")) {
      if (database) { database.close(); }
      return undefined;
    }
    try {
      return await new Promise(function (resolve, reject) {
        const request = work(database.transaction("files", mode).objectStore("files"));
        request.onsuccess = function () { resolve(request.result); };
        request.onerror = function () { reject(request.error); };
      });
    } finally { database.close(); }
  }

  /* The saved copy of a notebook, or undefined if the learner has saved none. */
  function read(path) { return inStore("readonly", function (store) { return store.get(path); }); }

  /* The paths of all saved notebooks and files, or undefined if there are none. */
  function names() { return inStore("readonly", function (store) { return store.getAllKeys(); }); }

  function write(path, model) { return inStore("readwrite", function (store) { return store.put(model, path); }); }

  function remove(path) { return inStore("readwrite", function (store) { return store.delete(path); }); }

  /* Keep the learner's copy under a name of its own, so that the course's new version can be opened under the old one. */
  async function setAside(path) {
    const model = await read(path);
    const day = new Date().toISOString().slice(0, 10);
    let name = path.replace(/\.ipynb$/, "-mine-" + day + ".ipynb");
    for (let number = 2; await read(name); number += 1) {
      name = path.replace(/\.ipynb$/, "-mine-" + day + "-" + number + ".ipynb");
    }
    await write(name, Object.assign({}, model, { name: name, path: name }));
    await remove(path);
    return name;
  }

  return { names: names, read: read, write: write, remove: remove, setAside: setAside };
})();
