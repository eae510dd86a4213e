const SHOWN_MS = 6000;
const PIECES = "li, article, section, figure, tr, dd";

/** Lets what is new stand out for a moment; the style sheet knows who wants no motion. */
export function showNew(pieces: Iterable<Element>): void {
  const shown = [...new Set(pieces)];
  for (const one of shown) one.classList.add("newly");
  window.setTimeout(() => {
    for (const one of shown) one.classList.remove("newly");
  }, SHOWN_MS);
}

/** Of what was put in, the pieces a reader would call one thing. */
export function piecesOf(added: readonly Element[]): Element[] {
  return added.flatMap((one) => {
    const piece = one.matches(PIECES) ? one : one.closest(PIECES);
    return piece ? [piece] : [];
  });
}

/** On a picture: people and relationships that were not drawn before, or are called otherwise. */
export function newMarks(was: Element, now: Element): SVGElement[] {
  const before = new Map(marksOf(was).map((mark) => [mark.dataset["id"], labelOf(mark)]));
  return marksOf(now).filter((mark) => before.get(mark.dataset["id"]) !== labelOf(mark));
}

function marksOf(frame: Element): SVGElement[] {
  return [...frame.querySelectorAll<SVGElement>(".person[data-id], .tie[data-id]")];
}

function labelOf(mark: Element): string {
  return mark.getAttribute("aria-label") ?? "";
}
