import { isTouched } from "./writing.ts";

/** What cannot be mended piece by piece and is put in anew, unless it is the same or in use. */
const WHOLE = ".map-frame, form[data-line], template, datalist";

export interface Merged {
  /** Pieces that were not there before. */
  readonly added: Element[];
  readonly replaced: [was: Element, now: Element][];
}

/**
 * Makes `was` say what `now` says and leaves alone what stands already, so that focus, scrolling,
 * opened details and typed words stay where they are.
 */
export function merge(
  was: Element,
  now: Element,
  same: (a: Element, b: Element) => boolean,
): Merged {
  const merged: Merged = { added: [], replaced: [] };
  mend(was, now, { ...merged, same });
  return merged;
}

interface Mending extends Merged {
  readonly same: (a: Element, b: Element) => boolean;
}

function mend(was: Element, now: Element, mending: Mending): void {
  if (was.id === "messages" && now.childElementCount === 0) return;
  if (was.matches(WHOLE)) {
    putAnew(was, now, mending);
    return;
  }
  if (isBox(was) && isTouched(was)) return;
  mendAttributes(was, now);
  mendChildren(was, now, mending);
}

function putAnew(was: Element, now: Element, mending: Mending): void {
  if (isInUse(was) || mending.same(was, now)) return;
  const fresh = document.importNode(now, true);
  was.replaceWith(fresh);
  mending.replaced.push([was, fresh]);
}

/** A line somebody is at, or has begun. */
function isInUse(form: Element): boolean {
  if (!form.matches("form")) return false;
  const begun = [...form.querySelectorAll("input, textarea")].some(
    (one) => isBox(one) && isTouched(one),
  );
  return begun || form.contains(document.activeElement);
}

function mendAttributes(was: Element, now: Element): void {
  for (const { name } of [...was.attributes]) {
    if (!now.hasAttribute(name) && !isKept(was, name)) was.removeAttribute(name);
  }
  for (const { name, value } of now.attributes) {
    if (was.getAttribute(name) !== value && !isKept(was, name)) was.setAttribute(name, value);
  }
}

/** Whether details stand open is the reader's to say; focus is not to jump. */
function isKept(one: Element, name: string): boolean {
  if (name === "hidden") return one.matches("[data-put-back], [data-scripted]");
  return name === "autofocus" || (name === "open" && one.matches("details"));
}

function mendChildren(was: Element, now: Element, mending: Mending): void {
  const pairs = paired(was, now);
  dropOthers(was, new Set(pairs.values()));
  let next: ChildNode | null = was.firstChild;
  for (const fresh of [...now.childNodes]) {
    const old = pairs.get(fresh) ?? bring(fresh, mending);
    if (old === next) next = next.nextSibling;
    else was.insertBefore(old, next);
    if (pairs.has(fresh)) goOn(old, fresh, mending);
  }
}

function dropOthers(was: Element, staying: ReadonlySet<ChildNode>): void {
  for (const old of [...was.childNodes]) if (!staying.has(old)) old.remove();
}

function bring(fresh: ChildNode, mending: Mending): ChildNode {
  const brought = document.importNode(fresh, true);
  if (brought instanceof Element) mending.added.push(brought);
  return brought;
}

function goOn(old: ChildNode, fresh: ChildNode, mending: Mending): void {
  if (old instanceof Element && fresh instanceof Element) mend(old, fresh, mending);
  else if (old.textContent !== fresh.textContent) old.textContent = fresh.textContent;
}

/** Which of the old children each new one goes on from: by name first, else the next of its kind. */
function paired(was: Element, now: Element): Map<ChildNode, ChildNode> {
  const free = new Map<string, ChildNode[]>();
  for (const old of was.childNodes) {
    const name = nameOf(old);
    free.set(name, [...(free.get(name) ?? []), old]);
  }
  const pairs = new Map<ChildNode, ChildNode>();
  for (const fresh of now.childNodes) {
    const old = free.get(nameOf(fresh))?.shift();
    if (old) pairs.set(fresh, old);
  }
  return pairs;
}

/** A row is known by where it leads, a piece by its id; everything else by its kind alone. */
function nameOf(node: ChildNode): string {
  if (!(node instanceof Element)) return node.nodeName;
  if (node.id) return `${node.nodeName} #${node.id}`;
  const link = node.matches("li, article") ? node.querySelector("a[href]") : node;
  return `${node.nodeName} ${link?.getAttribute("href") ?? ""}`;
}

function isBox(one: Element): one is HTMLInputElement | HTMLTextAreaElement {
  return one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement;
}
