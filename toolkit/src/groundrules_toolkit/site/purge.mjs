// Keep the style rules that the site can use: purgecss finds them, lightningcss makes them short.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const [sheet, site] = process.argv.slice(2);
const require = createRequire(join(process.env.COURSE_NODE_MODULES, "index.js"));
const { PurgeCSS } = require("purgecss");
const { transform } = require("lightningcss");

const [kept] = await new PurgeCSS().purge({
  css: [{ raw: await readFile(sheet, "utf8") }],
  content: [`${site}/*.html`, `${site}/book/**/*.html`, `${site}/notebooks/**/*.html`, `${site}/_static/**/*.js`],
  safelist: {
    // States that only scripts or the reader's settings bring about.
    standard: [/^show/, /^active/, /^live$/, /^chosen$/, /^scrolled/, /^dark/, /^light/, /^pst-/, /^toggle/, /^admonition/, "html", "body", "open"],
    deep: [/^dialog/]
  },
  // The reader's choice of day or night is written into these by a script.
  dynamicAttributes: ["data-theme", "data-mode", "open", "hidden", "aria-current", "aria-expanded"],
  fontFace: false,
  keyframes: true,
  variables: true
});
const { code } = transform({ filename: "site.css", code: Buffer.from(kept.css), minify: true });
await writeFile(sheet, code);
