/* Swap the frames of a figure by its dial. A classic script, so that it also works from file://. */
(function () {
  "use strict";
  document.querySelectorAll("figure.explorable").forEach(function (figure) {
    var dial = figure.querySelector("input[type=range]");
    var labels = dial.dataset.labels.split("|");
    var frames = figure.querySelectorAll(".frame");
    var sentences = figure.querySelectorAll(".frame-sentence");
    var rows = figure.querySelectorAll("tbody tr");
    function show() {
      var chosen = Number(dial.value);
      frames.forEach(function (frame, index) { frame.hidden = index !== chosen; });
      sentences.forEach(function (sentence, index) { sentence.hidden = index !== chosen; });
      rows.forEach(function (row, index) {
        if (index === chosen) { row.setAttribute("aria-current", "true"); } else { row.removeAttribute("aria-current"); }
      });
      dial.setAttribute("aria-valuetext", labels[chosen]);
      figure.querySelector("output").textContent = labels[chosen];
    }
    dial.addEventListener("input", show);
    show();
  });
})();
