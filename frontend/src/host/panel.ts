/** As wide as the stylesheet's place for a panel beside the map: narrower, a person has a page. */
const WIDE = "(min-width: 60rem)";
const KEYED = ".person:focus-visible";

export function panelBesideMap(): HTMLElement | null {
  const panel = document.querySelector<HTMLElement>("#panel");
  return panel && window.matchMedia(WIDE).matches ? panel : null;
}

/** Whoever walks the map by keyboard goes on reading in the panel, and Escape leads back. */
export function wirePanel(root: HTMLElement): void {
  let byKeyboard = false;
  root.addEventListener("kithkin:open", (event) => {
    byKeyboard = event.target instanceof Element && event.target.querySelector(KEYED) !== null;
  });
  root.addEventListener("htmx:afterSettle", (event) => {
    const panel = (event as CustomEvent<{ target?: HTMLElement }>).detail.target;
    if (panel?.id !== "panel") return;
    panel.scrollTop = 0;
    if (byKeyboard) panel.querySelector<HTMLElement>("[tabindex='-1']")?.focus();
    byKeyboard = false;
  });
  root.addEventListener("keydown", (event) => {
    const inPanel = event.target instanceof Element && event.target.closest("#panel");
    if (event.key !== "Escape" || !inPanel || event.target.closest("details.menu")) return;
    root.querySelector<SVGElement>(".map .person[tabindex='0']")?.focus();
  });
}
