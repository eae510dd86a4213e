import { type DrawnMap, otherEnd } from "../model/drawn.ts";

export interface TieList {
  readonly map: DrawnMap;
  readonly id: string;
  readonly title: string;
  readonly close: string;
  readonly go: (to: string) => void;
}

/** The relationships of one person as a list to choose from; choosing one walks along it. */
export function showTies({ map, id, title, close, go }: TieList): void {
  const dialog = made("dialog", "dialog");
  const heading = made("h2", "");
  heading.id = "ties-title";
  heading.textContent = title;
  dialog.setAttribute("aria-labelledby", heading.id);
  const rows = made("ul", "rows");
  for (const tie of map.persons.get(id)?.ties ?? []) rows.append(rowFor(map, tie, id));
  const away = made("button", "button plain");
  away.type = "button";
  away.textContent = close;
  away.addEventListener("click", () => dialog.close());
  const foot = made("div", "buttons");
  foot.append(away);
  const head = made("div", "dialog-head");
  head.append(heading);
  dialog.append(head, rows, foot);
  dialog.addEventListener("click", (event) => {
    const to = event.target instanceof HTMLElement ? event.target.dataset["to"] : undefined;
    if (to === undefined) return;
    dialog.close();
    go(to);
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function rowFor(map: DrawnMap, tieId: string, from: string): HTMLLIElement {
  const tie = map.ties.get(tieId);
  const to = tie ? otherEnd(tie, from) : from;
  const button = made("button", "rows-title rows-press");
  button.type = "button";
  button.dataset["to"] = to;
  button.textContent = tie?.label || (map.persons.get(to)?.label ?? "");
  const row = document.createElement("li");
  row.append(button);
  return row;
}

function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  return element;
}
