/* Show the feedback of the chosen answer and keep the result in this browser. Nothing leaves the machine. */
(function () {
  "use strict";
  const progress = window.groundrulesProgress;
  document.querySelectorAll("fieldset.quiz").forEach(function (quiz) {
    const name = quiz.dataset.quiz;
    const options = Array.from(quiz.querySelectorAll(".quiz-option"));
    const result = quiz.querySelector(".quiz-result");
    quiz.classList.add("live");

    function chosen() { return options.filter(function (option) { return option.querySelector("input").checked; }); }

    function isRight() {
      return options.every(function (option) { return (option.dataset.correct === "1") === option.querySelector("input").checked; });
    }

    function show(right) {
      options.forEach(function (option) {
        option.querySelector("details").open = option.querySelector("input").checked;
        option.classList.toggle("chosen", option.querySelector("input").checked);
      });
      result.textContent = right ? "✓ Right." : "✗ Not yet. Read why below your answer, then choose again.";
      quiz.dataset.result = right ? "right" : "wrong";
    }

    quiz.addEventListener("change", function () {
      const now = chosen();
      if (!now.length) { return; }
      const right = isRight();
      const before = progress.read("quiz")[name] || { first: right, tries: 0 };
      show(right);
      progress.note("quiz", name, {
        first: before.first,
        right: right,
        tries: before.tries + 1,
        chosen: now.map(function (option) { return option.querySelector("input").value; })
      });
    });

    // A reader who comes back finds the answer and what it says.
    const kept = progress.read("quiz")[name];
    if (kept) {
      options.forEach(function (option) {
        const input = option.querySelector("input");
        input.checked = (kept.chosen || []).includes(input.value);
      });
      if (chosen().length) { show(isRight()); }
    }
  });
})();
