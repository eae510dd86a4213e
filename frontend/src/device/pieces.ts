/** Small things that the page of a plan and the page without a server both do. */

export function one(selector: string, inside: ParentNode = document): HTMLElement | null {
  return inside.querySelector<HTMLElement>(selector);
}

export function show(selector: string, shown: boolean, inside: ParentNode = document): void {
  for (const piece of inside.querySelectorAll<HTMLElement>(selector)) piece.hidden = !shown;
}

/** A day in the language of the page. */
export function dayOf(selector: string, moment: string, inside: ParentNode = document): void {
  const spoken = document.documentElement.lang || "en";
  const language = spoken === "en" ? "en-GB" : spoken;
  const words = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date(moment));
  for (const piece of inside.querySelectorAll<HTMLTimeElement>(selector)) {
    piece.dateTime = moment;
    piece.textContent = words;
  }
}
