// Run a Python script in the browser's Python, and print its last expression as one line of JSON.
//
//     node run.mjs RUNTIME SCRIPT [GIVEN]
//
// RUNTIME is the folder that `course build` makes, SCRIPT a Python file, GIVEN a JSON file that the script sees as `given`.
// Packages that the script imports are loaded first. Everything else that is printed goes to stderr.
// Exit code: 0, or 1 with a short error if something failed, or 2 if the call was wrong.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const MOST_LINES = 20;
const LONGEST_LINE = 300;

const [runtime, script, given] = process.argv.slice(2).map((path) => resolve(path));

// Left to itself, node prints the line of the program that failed: with Pyodide that is a megabyte of minified code.
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);

function fail(error) {
  const lines = (error?.name === "PythonError" ? error.message : String(error)).trimEnd().split("\n");
  // A traceback begins with frames of Pyodide's own, which help nobody.
  const first = Math.max(0, lines.findIndex((line) => line.includes(`File "${script}"`)));
  const told = lines.slice(first).slice(-MOST_LINES);
  console.error(told.map((line) => line.slice(0, LONGEST_LINE)).join("\n"));
  process.exit(1);
}

async function run() {
  const source = readFileSync(script, "utf8");
  const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")));
  const pyodide = await loadPyodide({ indexURL: runtime + sep, stdout: console.error, stderr: console.error });
  const json = pyodide.pyimport("json");
  // Python reads the JSON, because JavaScript would make 1.0 a whole number.
  pyodide.globals.set("given", given ? json.loads(readFileSync(given, "utf8")) : undefined);
  await pyodide.loadPackagesFromImports(source);
  const result = await pyodide.runPythonAsync(source, { filename: script });
  return json.dumps.callKwargs(result, { allow_nan: false });
}

if (!script) {
  console.error("Use: node run.mjs RUNTIME SCRIPT [GIVEN]");
  process.exitCode = 2;
} else if (!existsSync(join(runtime, "pyodide.mjs"))) {
  fail(`There is no pyodide.mjs in ${runtime}. Run \`make build\`, then try again.`);
} else {
  const line = await run();
  process.stdout.write(line + "\n");
}
