/* Open a notebook: say what it costs first, fetch and keep it, never lose a copy that the learner changed. */
(function () {
  "use strict";
  const offline = window.groundrulesOffline;
  const storage = window.groundrulesStorage;
  const path = new URLSearchParams(window.location.search).get("path") || "";
  const target = "notebooks/index.html?path=" + encodeURIComponent(path);
  const SAMPLES = JSON.parse(document.getElementById("samples").textContent);
  const LITE_WORKER = "service-worker.js?enableCache=false"; // the address that the app registers itself: another would replace it

  const message = document.getElementById("message");
  const progress = document.getElementById("progress");
  const buttons = document.getElementById("buttons");

  function say(text) { message.textContent = text; }

  function offer(label, action) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", function () { buttons.replaceChildren(); action(); });
    buttons.append(button);
    return button;
  }

  /* On its first start the app unregisters every offline worker of this address, ours too, unless it finds this note. */
  function greetApp(active) {
    try { localStorage.setItem(active.scriptURL + "-version", document.body.dataset.appVersion); } catch (error) { /* private mode */ }
  }

  function open() {
    const exercise = /^exercises-/.test(path);
    const slug = path.replace(/^exercises-/, "").replace(/\.ipynb$/, "");
    window.groundrulesProgress.note(exercise ? "exercises" : "labs", slug, { opened: true });
    window.location.replace(target);
  }

  /* A saved copy of an older release: the learner chooses, and both are kept. */
  async function chooseCopy(next) {
    let model;
    try { model = await storage.read(path); } catch (error) { model = undefined; }
    const told = model && model.content && model.content.metadata && model.content.metadata.groundrules;
    let fresh = null;
    if (told) {
      try {
        const response = await fetch("files/" + path);
        fresh = response.ok ? (await response.json()).metadata.groundrules : null;
      } catch (error) { fresh = null; }
    }
    if (!told || !fresh || told.content === fresh.content) { return next(); }
    say("You have saved your own copy of this notebook. The course has a newer version of it. Nothing of yours is lost, whichever you open.");
    offer("Go on with my copy", next).focus();
    offer("Open the new version, and keep my copy beside it", async function () {
      const name = await storage.setAside(path);
      say("Your copy is kept as " + name + ".");
      offer("Open the new version", next).focus();
    });
  }

  async function load(active, plain) {
    progress.hidden = false;
    say("Loading …");
    if (navigator.storage && navigator.storage.persist) { navigator.storage.persist(); }
    const result = await offline.ask(active, { groundrules: "fill", plain: plain, also: ["files/" + path] }, function (news) {
      progress.max = news.total;
      progress.value = news.done;
      say(news.done + " of " + news.total + " files are here.");
    });
    progress.hidden = true;
    if (result.failed.length) {
      say(result.failed.length + " files did not arrive. Is the network on? What has arrived is kept.");
      offer("Try again", function () { load(active, plain); }).focus();
      offer("Open all the same", open);
      return;
    }
    open();
  }

  /* Where nothing can be kept: say so, and open. */
  function beginPlain() {
    const bytes = Number(document.body.dataset.bytes);
    say("This address cannot keep the notebooks for offline use, because it is not https. They load " +
      "about " + offline.megabytes(bytes) + " the first time; after that your browser has most of it.");
    offer("Open the notebook", open).focus();
  }

  async function beginKeeping(active) {
    const wish = { groundrules: "state", also: ["files/" + path] };
    if ((await offline.ask(active, wish)).missing === 0) { open(); return; }
    const plain = await offline.plainTypes(SAMPLES);
    const now = await offline.ask(active, Object.assign({ plain: plain }, wish));
    const first = now.missing === now.files;
    say((first ? "The notebooks run on your own computer. Loading them takes " : "A newer release of the course is here. It takes ") +
      offline.megabytes(now.bytes) + ", once. After that they also work without a network.");
    offer("Load " + offline.megabytes(now.bytes) + " and open", function () { load(active, plain); }).focus();
    if (!first) { offer("Open what I have", open); }
  }

  function failed(error) {
    say("The notebooks could not be prepared for offline use (" + error.message + ").");
    offer("Open the notebook online", open).focus();
  }

  async function begin() {
    if (!/^[\w.-]+\.ipynb$/.test(path)) {
      say("This address names no notebook. Go back to the chapter and use its button.");
    } else if (!offline.possible()) {
      await chooseCopy(beginPlain);
    } else {
      // The worker first: a newer one brings the course's newer notebooks, with which the learner's copy is compared.
      const active = await offline.worker(LITE_WORKER, "./");
      greetApp(active);
      await chooseCopy(function () { return beginKeeping(active).catch(failed); });
    }
  }

  begin().catch(failed);
})();
