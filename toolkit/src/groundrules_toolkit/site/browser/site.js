/* On every page of the book: keep visited pages for offline reading, and offer to keep the whole part. */
(function () {
  "use strict";
  var offline = window.groundrulesOffline;
  var root = document.documentElement.dataset.content_root || "./";
  if (!offline || !offline.possible()) { return; }
  offline.worker(root + "worker.js", root).then(async function (active) {
    var here = new URL(root, window.location.href).pathname;
    var loaded = performance.getEntriesByType("resource").map(function (entry) { return new URL(entry.name); });
    loaded.push(new URL(window.location.href));
    offline.ask(active, {
      groundrules: "fill",
      paths: loaded.filter(function (url) { return url.origin === window.location.origin && url.pathname.startsWith(here); })
        .map(function (url) { return url.pathname.slice(here.length) || "index.html"; })
    });
    var place = document.getElementById("keep-part");
    if (!place) { return; }
    var wish = { groundrules: "state", part: place.dataset.part };
    var now = await offline.inquire(active, wish, root);
    if (!now.files) { return; }
    var status = document.createElement("span");
    status.setAttribute("role", "status");
    function finished() { status.textContent = "✓ This part of the course is kept on this computer."; }
    place.replaceChildren(status);
    place.hidden = false;
    if (now.missing === 0) { finished(); return; }
    var button = document.createElement("button");
    button.type = "button";
    button.className = "course-keep";
    button.textContent = "Keep this part for offline reading (" + offline.megabytes(now.bytes) + ")";
    button.addEventListener("click", async function () {
      button.remove();
      var result = await offline.ask(active, { groundrules: "fill", part: place.dataset.part }, function (news) {
        status.textContent = news.done + " of " + news.total + " files";
      });
      if (result.failed.length) { status.textContent = result.failed.length + " files did not arrive. Is the network on?"; }
      else { finished(); }
    });
    place.prepend(button);
  }).catch(function () { /* the page reads well without it */ });
})();
