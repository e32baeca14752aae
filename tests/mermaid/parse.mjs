// Parses Mermaid files (named as arguments, or one a line on standard input) and prints
// a JSON list of {file, error}; error is null where Mermaid accepts the file.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

// Mermaid cleans titles and tries colours with a browser's DOM, and looks for it when it is imported.
const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
globalThis.Option = window.Option;
const { default: mermaid } = await import("mermaid");

async function complaint(file) {
  try {
    await mermaid.parse(readFileSync(file, "utf8"));
    return null;
  } catch (error) {
    return error.message;
  }
}

const named = process.argv.slice(2);
const files = named.length ? named : readFileSync(0, "utf8").split("\n").filter(Boolean);
const results = [];
for (const file of files) {
  results.push({ file, error: await complaint(file) });
}
console.log(JSON.stringify(results));
