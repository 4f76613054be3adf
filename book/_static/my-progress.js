/* The page *My progress*: everything comes from this browser's own storage, and stays there. */
(function () {
  "use strict";
  const progress = window.groundrulesProgress;
  const calibration = window.groundrulesCalibration;
  const place = document.getElementById("progress-place");
  const course = JSON.parse(document.getElementById("course-modules").textContent);
  const FOUND = {
    "application/vnd.groundrules.prediction+json": ["predictions", "name"],
    "application/vnd.groundrules.practice+json": ["practice", "task"],
    "application/vnd.groundrules.selfmark+json": ["selfmarks", "module"]
  };

  function make(name, text, attributes) {
    const made = document.createElement(name);
    if (text !== undefined && text !== null) { made.textContent = text; }
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  function table(caption, columns, rows) {
    const box = make("div", null, { class: "table-wrapper", tabindex: "0", role: "group", "aria-label": caption });
    // On a phone the rows are shown as cards; the roles keep them a table for those who hear the page.
    const made = make("table", null, { class: "table stacked", role: "table" });
    made.append(make("caption", caption));
    const head = make("tr", null, { role: "row" });
    columns.forEach(function (column) { head.append(make("th", column, { scope: "col", role: "columnheader" })); });
    made.append(make("thead", null, { role: "rowgroup" }), make("tbody", null, { role: "rowgroup" }));
    made.tHead.append(head);
    rows.forEach(function (row) {
      const line = make("tr", null, { role: "row" });
      row.forEach(function (cell, index) {
        const box = index ? make("td", null, { role: "cell", "data-label": columns[index] }) : make("th", null, { scope: "row", role: "rowheader" });
        if (cell instanceof Node) { box.append(cell); } else { box.textContent = cell; }
        line.append(box);
      });
      made.tBodies[0].append(line);
    });
    box.append(made);
    return box;
  }

  function short(value) { return typeof value === "number" ? String(Number(value.toPrecision(4))) : String(value); }

  function link(text, address) { return make("a", text, { href: course.up + address }); }

  /* What labs and exercises have kept in their saved outputs. */
  function readOutputs(path, model) {
    const told = model.content && model.content.metadata && model.content.metadata.groundrules;
    if (!told || !model.content.cells) { return; }
    progress.note(told.kind === "exercise" ? "exercises" : "labs", told.module, { saved: model.last_modified });
    model.content.cells.forEach(function (cell) {
      (cell.outputs || []).forEach(function (output) {
        Object.keys(FOUND).forEach(function (type) {
          const facts = output.data && output.data[type];
          if (!facts) { return; }
          const topic = FOUND[type][0];
          const name = topic === "predictions" ? told.module + ": " + facts[FOUND[type][1]] : facts[FOUND[type][1]];
          const before = progress.read(topic)[name];
          const same = before && JSON.stringify(before.facts) === JSON.stringify(facts);
          if (!same) { progress.note(topic, name, { facts: facts }); }
        });
      });
    });
  }

  async function collect() {
    const storage = window.groundrulesStorage;
    if (!storage || window.location.protocol === "file:") { return; }
    const names = await storage.names() || [];
    for (const name of names) {
      if (/\.ipynb$/.test(name)) { readOutputs(name, await storage.read(name)); }
    }
  }

  function tick(done, words) { return done ? "✓ " + words : "–"; }

  /* Count the quizzes with a fact: `right` now, or right at the `first` try (a question that is answered twice tells less). */
  function answered(names, fact) {
    const quiz = progress.read("quiz");
    return names.filter(function (name) { return quiz[name] && quiz[name][fact]; }).length + " of " + names.length;
  }

  function showWrapUps() {
    if (!course.wrapUps.length) { return; }
    place.append(table("Mixed questions", ["part", "right at once", "right now"], course.wrapUps.map(function (page) {
      return [link(page.title, page.page), answered(page.quizzes, "first"), answered(page.quizzes, "right")];
    })));
  }

  function moduleRow(module) {
    const at = function (topic) { return progress.read(topic)[module.slug] || {}; };
    const practice = progress.read("practice");
    const agreed = Object.keys(practice).filter(function (task) { return task.startsWith(module.slug + "-") && practice[task].facts.agrees; }).length;
    const mark = progress.read("selfmarks")[module.slug];
    return [
      link(module.title, module.page),
      at("chapters").read ? "✓ read" : tick(at("chapters").opened, "opened"),
      answered(module.quizzes, "right"),
      at("labs").saved ? "✓ saved" : tick(at("labs").opened, "opened"),
      at("handed").when ? "✓ file made" : at("exercises").saved ? "✓ saved" : tick(at("exercises").opened || at("exercises").downloaded, "opened"),
      agreed ? agreed + " agree" : "–",
      mark ? mark.facts.points + " of " + mark.facts.most + " (own marks)" : "–"
    ];
  }

  function showPredictions() {
    const kept = progress.read("predictions");
    const names = Object.keys(kept);
    const facts = names.map(function (name) { return kept[name].facts; });
    place.append(make("h2", "Your predictions"));
    if (!names.length) {
      place.append(make("p", "No prediction is kept here yet. Labs ask for them; run a lab live, predict, and save it with Ctrl+S."));
      return;
    }
    const score = calibration.brier(facts);
    const close = facts.filter(function (one) { return one.close; }).length;
    place.append(make("p", names.length + (names.length === 1 ? " prediction, " : " predictions, ") + close + " close enough. Your Brier score is " + score.toFixed(3) + "; always saying 0.5 gives 0.250, and lower is better."));
    const figure = make("figure", null, { class: "chart" });
    figure.append(calibration.picture(facts), make("figcaption", "On the dashed line you are as often right as you are sure. Below it you are too sure, above it you are not sure enough. The number in a dot counts its predictions."));
    place.append(figure);
    place.append(table("How sure, and how often close", ["confidence", "predictions", "close", "share"], calibration.bands(facts).map(function (band) {
      return [band.from + " to " + band.to, String(band.count), String(band.right), band.share.toFixed(2)];
    })));
    place.append(table("Every prediction", ["what", "predicted", "confidence", "result", "close"], names.map(function (name) {
      const one = kept[name].facts;
      return [name, short(one.prediction), short(one.confidence), short(one.result), one.close ? "yes" : "no"];
    })));
  }

  function button(text, action) {
    const made = make("button", text, { type: "button", class: "course-keep" });
    made.addEventListener("click", action);
    return made;
  }

  function exportFile() {
    const content = { course: "Ground Rules", exported: new Date().toISOString(), progress: progress.everything() };
    const address = make("a", null, { download: "ground-rules-progress.json", href: URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: "application/json" })) });
    document.body.append(address);
    address.click();
    address.remove();
  }

  async function importFile(file) {
    let taken = null;
    try {
      const content = JSON.parse(await file.text());
      if (content.course === "Ground Rules") { taken = progress.merge(content.progress); }
    } catch (error) { taken = null; }
    show(taken === null ? "This file is not one that this page has exported. Nothing was changed." : taken + " entries came from the file. What was here and newer has stayed.");
  }

  function showTools(news) {
    place.append(make("h2", "Take it with you"));
    place.append(make("p", news || "Nothing of this leaves your computer unless you export it. Notebooks themselves are not in the file.", { role: "status" }));
    const line = make("p", null, { class: "progress-tools" });
    const label = make("label", "Import a file: ");
    const input = make("input", null, { type: "file", accept: ".json,application/json" });
    input.addEventListener("change", function () { if (input.files.length) { importFile(input.files[0]); } });
    label.append(input);
    line.append(button("Export to a file", exportFile), " ", button("Forget everything on this page", function () {
      if (window.confirm("Forget all progress that this browser keeps? Your notebooks stay.")) { progress.forget(); show("Forgotten."); }
    }));
    place.append(line, label);
  }

  function show(news) {
    place.replaceChildren();
    place.append(table("What you have done in this browser", ["module", "chapter", "quizzes", "lab", "exercise", "practice", "judgement"], course.modules.map(moduleRow)));
    showWrapUps();
    showPredictions();
    showTools(news);
  }

  collect().catch(function () { /* no notebooks here: the rest is shown */ }).then(function () { show(); });
})();
