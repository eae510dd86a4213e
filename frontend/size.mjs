// Prints what a browser downloads, gzipped, and fails when a budget is passed.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const budgets = { js: 60_000, css: 18_000 };
const assets = new URL("../src/kithkin/static/dist/assets/", import.meta.url);
let passed = true;
for (const [kind, most] of Object.entries(budgets)) {
  const files = readdirSync(assets).filter((name) => name.endsWith(`.${kind}`));
  const size = files.reduce(
    (sum, name) => sum + gzipSync(readFileSync(new URL(name, assets))).length,
    0,
  );
  console.log(`${kind}: ${(size / 1000).toFixed(1)} kB gzipped of ${most / 1000} kB allowed`);
  passed &&= size <= most;
}
process.exitCode = passed ? 0 : 1;
