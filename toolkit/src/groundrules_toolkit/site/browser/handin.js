/* Make the file that a learner hands in from the copy that this browser saved. */
(function () {
  "use strict";
  const storage = window.groundrulesStorage;
  const path = new URLSearchParams(window.location.search).get("path") || "";
  const message = document.getElementById("message");
  const form = document.getElementById("form");
  const KEY = "groundrules:learner";

  function say(text) { message.textContent = text; }

  function remembered() { try { return localStorage.getItem(KEY) || ""; } catch (error) { return ""; } }

  function remember(learner) { try { localStorage.setItem(KEY, learner); } catch (error) { /* private mode */ } }

  /* What the grader expects: a kernel that its computer has, and who handed in what. */
  function prepare(notebook, learner) {
    const copy = JSON.parse(JSON.stringify(notebook));
    copy.metadata.kernelspec = { display_name: "Python 3 (ipykernel)", language: "python", name: "python3" };
    copy.metadata.groundrules = Object.assign({}, copy.metadata.groundrules, { learner: learner });
    return copy;
  }

  function download(notebook, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(notebook, null, 1) + "\n"], { type: "application/x-ipynb+json" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  function untouched(notebook) {
    return notebook.cells.filter(function (cell) {
      const told = cell.metadata && cell.metadata.nbgrader;
      return told && told.solution && /raise NotImplementedError/.test([].concat(cell.source).join(""));
    }).length;
  }

  async function begin() {
    if (!/^[\w.-]+\.ipynb$/.test(path)) { say("This address names no notebook. Go back to the exercise and use its link."); return; }
    const model = await storage.read(path);
    if (!model || !model.content || !model.content.cells) {
      say("This browser has no saved copy of " + path + ". Open the exercise, save it (Ctrl+S), and come back to this page in the same browser.");
      return;
    }
    const told = model.content.metadata.groundrules || {};
    if (told.kind !== "exercise") {
      say("This is a lab, not an exercise. Labs are for you; there is nothing to hand in. Open the exercise of the same module.");
      return;
    }
    const empty = untouched(model.content);
    const saved = new Date(model.last_modified);
    say("Your notebook was last saved on " + saved.toLocaleString() + ".");
    document.getElementById("about").textContent = empty
      ? empty + " of its tasks still " + (empty === 1 ? "has its" : "have their") + " starting text. You can hand in all the same, and again later: the newest file counts."
      : "Every task has an answer. You can hand in again later: the newest file counts.";
    const input = document.getElementById("learner");
    input.value = remembered();
    form.hidden = false;
    input.focus();
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      const learner = input.value.trim();
      remember(learner);
      download(prepare(model.content, learner), told.module + ".ipynb");
      window.groundrulesProgress.note("handed", told.module, {});
      say("The file " + told.module + ".ipynb is in your downloads. Give it to your instructor, or grade it yourself with: course grade " + told.module + ".ipynb");
    });
  }

  document.getElementById("back").href = "start.html?path=" + encodeURIComponent(path);
  begin().catch(function (error) { say("The saved notebooks of this browser cannot be read (" + error.message + "). In the notebook app choose File, then Download, and hand in that file."); });
})();
