/** A request shorter than this shows no bar: a flicker says less than nothing. */
const PATIENCE_MS = 150;

/** htmx and the page around it: the token, the thin bar, and words when something did not go through. */
export function wireRequests(root: HTMLElement): void {
  root.addEventListener("htmx:configRequest", (event) => {
    const { headers } = (event as CustomEvent<{ headers: Record<string, string> }>).detail;
    headers["X-CSRFToken"] = csrfToken();
  });
  let waiting = 0;
  let timer = 0;
  root.addEventListener("htmx:beforeRequest", () => {
    waiting += 1;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => root.toggleAttribute("data-busy", waiting > 0), PATIENCE_MS);
  });
  root.addEventListener("htmx:afterRequest", () => {
    waiting = Math.max(0, waiting - 1);
    if (waiting === 0) {
      window.clearTimeout(timer);
      root.removeAttribute("data-busy");
    }
  });
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    root.addEventListener(name, sayUnsent);
  }
}

export function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}

function sayUnsent(): void {
  const messages = document.querySelector<HTMLElement>("#messages");
  const words = messages?.dataset["sayUnsent"];
  if (!messages || !words) return;
  const notice = document.createElement("div");
  notice.className = "notice care";
  const text = document.createElement("p");
  text.className = "notice-words";
  text.textContent = words;
  notice.append(text);
  messages.replaceChildren(notice);
  messages.scrollIntoView({ block: "nearest" });
}
