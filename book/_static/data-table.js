// Sort and search a table on the page. Without this script the whole table is there, in its own order.
(function () {
  "use strict";

  function valueOf(row, column) {
    var cell = row.cells[column];
    var number = cell.getAttribute("data-value");
    return number === null ? cell.textContent : Number(number);
  }

  function compare(first, second) {
    return typeof first === "number" && typeof second === "number"
      ? first - second
      : String(first).localeCompare(String(second));
  }

  function sortBy(table, column) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var body = table.tBodies[0];
    var down = heads[column].getAttribute("aria-sort") === "ascending";
    heads.forEach(function (head) { head.removeAttribute("aria-sort"); });
    heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
    Array.prototype.slice.call(body.rows)
      .sort(function (a, b) { return compare(valueOf(a, column), valueOf(b, column)) * (down ? -1 : 1); })
      .forEach(function (row) { body.appendChild(row); });
  }

  function search(box) {
    var field = box.querySelector("input"), output = box.querySelector("output");
    var rows = Array.prototype.slice.call(box.querySelector("tbody").rows);
    var words = field.value.toLowerCase(), shown = 0;
    rows.forEach(function (row) {
      row.hidden = row.textContent.toLowerCase().indexOf(words) < 0;
      shown += row.hidden ? 0 : 1;
    });
    output.textContent = words ? shown + " / " + rows.length : "";
  }

  document.querySelectorAll(".data-table").forEach(function (box) {
    var table = box.querySelector("table");
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", function () { sortBy(table, column); });
      head.textContent = "";
      head.appendChild(button);
    });
    box.querySelector("input").addEventListener("input", function () { search(box); });
  });
})();
