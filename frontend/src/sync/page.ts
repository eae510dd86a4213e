import htmx from "htmx.org";
import { type Places, placesOn, settle } from "../draw/settling.ts";
import { likeness } from "./likeness.ts";
import { merge } from "./merge.ts";
import { newMarks, piecesOf, showNew } from "./newly.ts";
import { type Held, holdPicture, layAsBefore } from "./pictures.ts";

export type Fetched = Document | "gone" | "unreached";

/** This page, with whoever is open beside the map. */
export function ownAddress(): URL {
  const address = new URL(location.href);
  address.hash = "";
  const opened = document.querySelector<SVGElement>(".map .person.opened")?.dataset["id"];
  if (opened) address.searchParams.set("open", opened);
  return address;
}

/** `asked`: somebody just asked for it; else it must not keep a sign-in awake. */
export async function fetchedPage(address: URL, asked = false): Promise<Fetched> {
  try {
    const answer = await fetch(address, {
      cache: "no-store",
      redirect: "manual",
      headers: asked ? {} : { "Kithkin-Follows": "1" },
    });
    if (answer.type === "opaqueredirect") return "gone";
    if (!answer.ok) return answer.status < 500 ? "gone" : "unreached";
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return "unreached";
  }
}

/** Mends the page in place: what stands already stays, and people glide to where they stand now. */
export function mendMain(fetched: Document): boolean {
  const main = document.querySelector("#main");
  const now = fetched.querySelector("#main");
  if (!main || !now) return false;
  const before = pictureIn(main);
  const { added, replaced } = merge(main, now, (a, b) => likeness(a) === likeness(b));
  for (const one of [...added, ...replaced.map(([, fresh]) => fresh)]) wake(one);
  for (const [was, fresh] of replaced) if (was === before?.frame) layOn(fresh, before);
  showNew([...piecesOf(added), ...replaced.flatMap(([was, fresh]) => newMarks(was, fresh))]);
  return true;
}

interface Before {
  readonly frame: Element;
  readonly held: Held;
  readonly places: Places;
}

function pictureIn(main: Element): Before | null {
  const frame = main.querySelector(".map-frame");
  return frame && { frame, held: holdPicture(frame), places: placesOn(frame) };
}

/** As near and at the same place as the old picture; whoever moved glides. */
function layOn(fresh: Element, { frame, held, places }: Before): void {
  layAsBefore(frame, fresh, held);
  const picture = fresh.querySelector(".map");
  if (picture) settle(picture, places);
}

/** What arrives is woken like everything that htmx brings. */
function wake(piece: Element): void {
  htmx.process(piece);
  htmx.trigger(piece, "htmx:load", { elt: piece });
}
