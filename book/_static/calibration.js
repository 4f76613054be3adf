/* How well a learner's confidence fits what happened: the Brier score, and a picture with its table. */
window.groundrulesCalibration = (function () {
  "use strict";
  const BANDS = [[0, 0.2], [0.2, 0.4], [0.4, 0.6], [0.6, 0.8], [0.8, 1.0001]];
  const SIZE = 280;
  const EDGE = 40;

  /* Mean of (confidence − outcome)²; null where there is nothing to score. */
  function brier(predictions) {
    if (!predictions.length) { return null; }
    const sum = predictions.reduce(function (total, one) { return total + Math.pow(one.confidence - (one.close ? 1 : 0), 2); }, 0);
    return sum / predictions.length;
  }

  /* Predictions of similar confidence together: how sure on average, how often right. Empty bands are left out. */
  function bands(predictions) {
    return BANDS.map(function (band) {
      const inside = predictions.filter(function (one) { return one.confidence >= band[0] && one.confidence < band[1]; });
      const sure = inside.reduce(function (total, one) { return total + one.confidence; }, 0);
      const right = inside.filter(function (one) { return one.close; }).length;
      return { from: band[0], to: Math.min(1, band[1]), count: inside.length, right: right, sure: sure / inside.length, share: right / inside.length };
    }).filter(function (band) { return band.count > 0; });
  }

  function element(name, attributes, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  function x(value) { return EDGE + value * (SIZE - EDGE - 12); }

  function y(value) { return SIZE - EDGE - value * (SIZE - EDGE - 12); }

  /* One dot a band; on the diagonal the learner is as often right as sure. */
  function picture(predictions) {
    const svg = element("svg", { viewBox: "0 0 " + SIZE + " " + SIZE, width: SIZE, role: "img", "aria-labelledby": "calibration-title" });
    svg.append(element("title", { id: "calibration-title" }, "How sure you were, across, against how often you came close, upwards; the same numbers stand in the table."));
    [0, 0.5, 1].forEach(function (value) {
      svg.append(element("line", { x1: x(0), x2: x(1), y1: y(value), y2: y(value), stroke: "#767676", "stroke-width": value ? 0.4 : 1 }));
      svg.append(element("text", { x: x(0) - 6, y: y(value) + 4, "text-anchor": "end", "font-size": 12, fill: "#222" }, String(value)));
      svg.append(element("text", { x: x(value), y: y(0) + 18, "text-anchor": "middle", "font-size": 12, fill: "#222" }, String(value)));
    });
    svg.append(element("line", { x1: x(0), y1: y(0), x2: x(1), y2: y(1), stroke: "#222", "stroke-dasharray": "4 3" }));
    svg.append(element("text", { x: x(0.5), y: SIZE - 4, "text-anchor": "middle", "font-size": 12, fill: "#222" }, "how sure you were"));
    svg.append(element("text", { x: 12, y: y(0.5), "text-anchor": "middle", "font-size": 12, fill: "#222", transform: "rotate(-90 12 " + y(0.5) + ")" }, "how often close"));
    bands(predictions).forEach(function (band) {
      svg.append(element("circle", { cx: x(band.sure), cy: y(band.share), r: Math.min(16, 7 + 2 * Math.sqrt(band.count)), fill: "#3367d6", stroke: "#fff", "stroke-width": 1.5 }));
      svg.append(element("text", { x: x(band.sure), y: y(band.share) + 4, "text-anchor": "middle", "font-size": 11, fill: "#fff" }, String(band.count)));
    });
    return svg;
  }

  return { brier: brier, bands: bands, picture: picture };
})();
