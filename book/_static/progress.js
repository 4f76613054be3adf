/* What a learner has done, kept in this browser alone. One store for the pages and for the notebook app's own pages. */
window.groundrulesProgress = (function () {
  "use strict";
  // This file lies one folder below the site's root, in _static/ or in lite/: two courses on one host keep apart.
  const root = new URL("../", document.currentScript.src).pathname;
  const TOPICS = ["quiz", "chapters", "labs", "exercises", "handed", "predictions", "practice", "selfmarks"];

  function key(topic) { return "groundrules:" + root + ":" + topic; }

  function read(topic) {
    try { return JSON.parse(localStorage.getItem(key(topic))) || {}; } catch (error) { return {}; }
  }

  function write(topic, entries) {
    try { localStorage.setItem(key(topic), JSON.stringify(entries)); } catch (error) { /* private mode: the course still works */ }
  }

  /* Keep one fact, with the time; what is known of it already and not said anew stays. */
  function note(topic, name, facts) {
    const entries = read(topic);
    entries[name] = Object.assign({}, entries[name], facts, { when: new Date().toISOString() });
    write(topic, entries);
  }

  function everything() {
    const all = {};
    TOPICS.forEach(function (topic) { all[topic] = read(topic); });
    return all;
  }

  /* Take in what another browser exported: of two facts with one name the later one stays. Returns how many came. */
  function merge(all) {
    let taken = 0;
    TOPICS.forEach(function (topic) {
      const entries = read(topic);
      const others = all && typeof all[topic] === "object" && all[topic] || {};
      Object.keys(others).forEach(function (name) {
        const mine = entries[name];
        const other = others[name];
        if (!other || typeof other !== "object" || mine && (mine.when || "") >= (other.when || "")) { return; }
        entries[name] = other;
        taken += 1;
      });
      write(topic, entries);
    });
    return taken;
  }

  function forget() {
    TOPICS.forEach(function (topic) { try { localStorage.removeItem(key(topic)); } catch (error) { /* nothing was kept */ } });
  }

  /* A chapter counts as read when its end, the cards of lab and exercise, has been in view. */
  function watchChapter() {
    const cards = document.querySelector(".course-cards[data-module]");
    if (!cards) { return; }
    const slug = cards.dataset.module;
    note("chapters", slug, { opened: true });
    if (typeof IntersectionObserver === "function") {
      const observer = new IntersectionObserver(function (entries) {
        if (entries.some(function (entry) { return entry.isIntersecting; })) {
          note("chapters", slug, { read: true });
          observer.disconnect();
        }
      });
      observer.observe(cards);
    }
    cards.addEventListener("click", function (event) {
      if (event.target.closest("a[download]")) { note("exercises", slug, { downloaded: true }); }
    });
  }

  document.addEventListener("DOMContentLoaded", watchChapter);
  return { read: read, write: write, note: note, everything: everything, merge: merge, forget: forget };
})();
