import { isTouched } from "./writing.ts";

/** `form[data-keeps]`: Ctrl and Enter keep it, and a page is not left by a slip with words unsent. */
export function wireKeeping(root: HTMLElement): void {
  let sent = false;
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = event.target instanceof Element ? event.target.closest("form") : null;
    if (!form?.matches("[data-keeps]")) return;
    event.preventDefault();
    form.requestSubmit();
  });
  root.addEventListener("submit", () => {
    sent = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sent && isUnsent(root)) event.preventDefault();
  });
}

function isUnsent(root: HTMLElement): boolean {
  const boxes = root.querySelectorAll<HTMLTextAreaElement>("form[data-keeps] textarea");
  return [...boxes].some(isTouched);
}
