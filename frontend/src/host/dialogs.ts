/** A dialog that came with a piece of page opens; what it was for goes with it when it closes. */
export function wakeDialogs(piece: HTMLElement): void {
  for (const dialog of within<HTMLDialogElement>(piece, "dialog[data-modal]")) {
    dialog.removeAttribute("open");
    dialog.removeAttribute("data-modal");
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("click", (event) => {
      if (isOutside(dialog, event)) dialog.close();
    });
    dialog.showModal();
  }
}

/** Buttons that open a dialog already in the page: data-opens="id of the dialog". */
export function wireOpeners(root: HTMLElement): void {
  root.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const name = event.target.closest<HTMLElement>("[data-opens]")?.dataset["opens"];
    const dialog = name === undefined ? null : document.getElementById(name);
    if (dialog instanceof HTMLDialogElement) dialog.showModal();
  });
}

/** A press on the veil; a press that only ends there (text being selected) has no target on it. */
function isOutside(dialog: HTMLDialogElement, event: MouseEvent): boolean {
  if (event.target !== dialog) return false;
  const box = dialog.getBoundingClientRect();
  const inside =
    event.clientX >= box.left &&
    event.clientX <= box.right &&
    event.clientY >= box.top &&
    event.clientY <= box.bottom;
  return !inside;
}

export function within<E extends Element>(piece: HTMLElement, selector: string): readonly E[] {
  const found = [...piece.querySelectorAll<E>(selector)];
  return piece.matches(selector) ? [piece as unknown as E, ...found] : found;
}
