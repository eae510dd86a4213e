/** `details.menu` opens without script; script only lets it close as people expect. */
export function wireMenus(root: HTMLElement): void {
  root.addEventListener("click", (event) => {
    for (const menu of openMenus(root)) {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    }
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus(root)) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

function openMenus(root: HTMLElement): readonly HTMLDetailsElement[] {
  return [...root.querySelectorAll<HTMLDetailsElement>("details.menu[open]")];
}
