export type Theme = "light" | "dark";

const A_YEAR_S = 365 * 24 * 60 * 60;

/** A cookie and not local storage: the server must know before the first paint. */
export function wireTheme(root: HTMLElement): void {
  const button = root.querySelector<HTMLButtonElement>("[data-theme-toggle]");
  if (!button) return;
  button.hidden = false;
  showState(button, currentTheme(root));
  button.addEventListener("click", () => {
    const theme: Theme = currentTheme(root) === "dark" ? "light" : "dark";
    root.dataset["theme"] = theme;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing in Safari and Firefox.
    document.cookie = themeCookie(theme, location.protocol);
    showState(button, theme);
  });
}

export function themeCookie(theme: Theme, protocol: string): string {
  const secure = protocol === "https:" ? "; Secure" : "";
  return `kithkin_theme=${theme}; Path=/; Max-Age=${A_YEAR_S}; SameSite=Lax${secure}`;
}

export function currentTheme(root: HTMLElement): Theme {
  const chosen = root.dataset["theme"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return window.matchMedia?.("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function showState(button: HTMLButtonElement, theme: Theme): void {
  button.setAttribute("aria-pressed", String(theme === "dark"));
}
