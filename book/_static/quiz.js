/* Show the feedback of the chosen answer and keep the result in this browser. Nothing leaves the machine. */
(function () {
  "use strict";
  var KEY = "groundrules:quiz";
  function read() {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch (error) { return {}; }
  }
  function write(results) {
    try { localStorage.setItem(KEY, JSON.stringify(results)); } catch (error) { /* private mode: the quiz still works */ }
  }
  document.querySelectorAll("fieldset.quiz").forEach(function (quiz) {
    var options = Array.prototype.slice.call(quiz.querySelectorAll(".quiz-option"));
    var result = quiz.querySelector(".quiz-result");
    quiz.classList.add("live");
    function show() {
      var chosen = options.filter(function (option) { return option.querySelector("input").checked; });
      options.forEach(function (option) {
        option.querySelector("details").open = option.querySelector("input").checked;
        option.classList.toggle("chosen", option.querySelector("input").checked);
      });
      if (!chosen.length) { return; }
      var right = options.every(function (option) {
        return (option.dataset.correct === "1") === option.querySelector("input").checked;
      });
      result.textContent = right ? "✓ Right." : "✗ Not yet. Read why below your answer, then choose again.";
      quiz.dataset.result = right ? "right" : "wrong";
      var results = read();
      var before = results[quiz.dataset.quiz] || { first: right, tries: 0 };
      results[quiz.dataset.quiz] = {
        first: before.first,
        right: right,
        tries: before.tries + 1,
        chosen: chosen.map(function (option) { return option.querySelector("input").value; })
      };
      write(results);
    }
    quiz.addEventListener("change", show);
    var before = read()[quiz.dataset.quiz];
    if (before) { quiz.dataset.result = before.right ? "right" : "wrong"; }
  });
})();
