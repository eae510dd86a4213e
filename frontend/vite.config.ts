import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import type { ViteUserConfig } from "vitest/config";
import { defineConfig } from "vitest/config";

const dist = fileURLToPath(new URL("../src/kithkin/static/dist", import.meta.url));

// The oldest browsers the pages promise to work in; light-dark() and nesting are written down to them.
const browsers = ["chrome105", "safari15.6", "firefox110"];

// htmx carries one eval for attributes that the content policy and allowEval=false both refuse.
// Taken out at build time, nothing that is served can evaluate text.
const withoutEval: Plugin = {
  name: "without-eval",
  transform(code, id) {
    if (!id.endsWith("htmx.esm.js")) return null;
    const sealed = code.replace("return eval(str)", "throw new Error('evaluation is off')");
    if (sealed === code || /\beval\(/.test(sealed)) this.error("htmx changed: look for eval again");
    return { code: sealed, map: null };
  },
};

const config: ViteUserConfig = defineConfig({
  // Relative, so that fonts are found whatever STATIC_URL a clinic chooses.
  base: "./",
  publicDir: false,
  plugins: [withoutEval],
  build: {
    outDir: dist,
    emptyOutDir: true,
    manifest: "manifest.json",
    target: browsers,
    modulePreload: { polyfill: false },
    // Inlined fonts or pictures would be data: addresses, which the content policy refuses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The page that opens without a server, and the worker that opens it, stand on their own.
      input: ["src/main.ts", "src/device/now.ts", "src/device/worker.ts"],
    },
  },
  test: { environment: "node", include: ["src/**/*.test.ts"] },
});

export default config;
