/* While Python starts, keep what a learner already asks for. The notebook app loses a cell that is run before its kernel
   is connected, or asks which kernel is meant; on a slow phone that is the first thing a newcomer would meet. */
(function () {
  "use strict";
  const ASK_EVERY = 150;
  const GIVE_UP_AFTER = 90000;
  const WAITING_PARTS = "#menu-panel, .jp-NotebookPanel-toolbar";
  const pressed = [];
  let ready = false;
  let note = null;

  /* The app says "Kernel status: …" once a kernel is connected; from then on it queues what is run. */
  function connected() {
    const name = document.querySelector(".jp-KernelName");
    const status = document.querySelector(".jp-Notebook-ExecutionIndicator");
    return name && status && !/no kernel/i.test(name.textContent) && status.dataset.status !== "initializing" &&
      /kernel status/i.test(status.textContent);
  }

  function say(text) {
    if (!note) {
      note = document.createElement("p");
      note.id = "python-starts";
      note.setAttribute("role", "status");
      note.style.cssText = "position:fixed;z-index:1000;left:0;right:0;bottom:0;margin:0;padding:.6rem 1rem;" +
        "font:1rem/1.4 system-ui,sans-serif;background:#0b5394;color:#fff";
      document.body.append(note);
    }
    note.textContent = text;
  }

  function hold(event) {
    if (ready || event.key !== "Enter" || !(event.shiftKey || event.ctrlKey || event.metaKey || event.altKey)) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed.push(event);
    say("Python is starting. Your cell runs as soon as it is there.");
  }

  function replay(event) {
    const again = { bubbles: true, cancelable: true, composed: true };
    ["key", "code", "keyCode", "which", "shiftKey", "ctrlKey", "metaKey", "altKey"].forEach(function (name) { again[name] = event[name]; });
    (document.activeElement || document.body).dispatchEvent(new KeyboardEvent("keydown", again));
  }

  function finish() {
    ready = true;
    document.querySelectorAll(WAITING_PARTS).forEach(function (part) { part.inert = false; });
    if (note) { note.remove(); }
    document.documentElement.dataset.python = "connected";
    pressed.splice(0).forEach(replay);
  }

  const began = Date.now();
  function look() {
    if (connected() || Date.now() - began > GIVE_UP_AFTER) { finish(); return; }
    if (document.querySelector(".jp-Notebook .jp-Cell")) {
      document.querySelectorAll(WAITING_PARTS).forEach(function (part) { part.inert = true; });
      if (!note) { say("Python is starting. You can read meanwhile."); }
    }
    setTimeout(look, ASK_EVERY);
  }

  window.addEventListener("keydown", hold, true);
  look();
})();
