/** What a script of ours writes into a page; the rest came from the server. */
const OURS = [
  ...["tabindex", "open", "hidden", "autofocus", "role", "viewBox"],
  ...["data-awake", "data-moves", "data-opened", "data-arranges"],
];
const OUR_CLASSES =
  /^(opened|lit|attending|newly|settling|arranging|moving-people|carried|placed|htmx-.*)$/;
const PASSING =
  "#messages, .map-said, .map-tools, input[type='hidden'], datalist, template, script, .pin";

/** A page as the server told it, to compare two of them: same words, same picture, same links. */
export function likeness(main: Element): string {
  const copy = main.cloneNode(true) as Element;
  for (const one of copy.querySelectorAll(PASSING)) one.remove();
  for (const one of [copy, ...copy.querySelectorAll("*")]) withoutOurs(one);
  return copy.outerHTML.replace(/\s+/g, " ");
}

function withoutOurs(one: Element): void {
  for (const name of OURS) one.removeAttribute(name);
  if (one.matches(".canvas")) one.removeAttribute("transform");
  one.classList.remove(...[...one.classList].filter((name) => OUR_CLASSES.test(name)));
  if (one.classList.length === 0) one.removeAttribute("class");
}
