import { isFar } from "../draw/following.ts";
import { placesOn } from "../draw/settling.ts";
import type { Spot } from "../model/lines.ts";
import {
  backFrom,
  onlyHere,
  type Placed,
  placedFrom,
  type StepBack,
  sentFor,
} from "../model/placed.ts";
import { fetchedPage, mendMain, ownAddress } from "../sync/page.ts";
import { csrfToken } from "./requests.ts";

/** The server keeps tenths. */
const LEAST = 1;

/** Steps back for each view of the map, as long as the page stands. */
const stepsBack = new Map<string, StepBack[]>();

/** Keeps where people were put, or lets go of them, and shows the picture as it is then. */
export class Places {
  private readonly frame: HTMLElement;

  constructor(frame: HTMLElement) {
    this.frame = frame;
  }

  get view(): string {
    return this.frame.dataset["view"] ?? "";
  }

  get placed(): Placed {
    return placedFrom(this.frame.dataset["placed"]);
  }

  async place(placed: Placed): Promise<boolean> {
    const back = backFrom(this.placed, Object.keys(placed));
    return (await this.send("place", sentFor(this.view, placed))) && this.went(back);
  }

  /** Everybody goes where the map puts them; one step back puts all of them back. */
  async tidy(): Promise<boolean> {
    const back = { place: this.placed, letGo: [] };
    return (await this.send("tidy", { view: this.view })) && this.went(back);
  }

  /** Whether the new picture has somebody where they were put; where it cannot, that is forgotten. */
  async holds(id: string, place: Spot): Promise<boolean> {
    const at = placesOn(this.frame).get(id);
    if (!at || !isFar(at, place, LEAST)) return true;
    stepsBack.get(this.view)?.pop();
    await this.send("tidy", { view: this.view, persons: [id] });
    await show();
    return false;
  }

  async putBack(): Promise<boolean> {
    const steps = stepsBack.get(this.view) ?? [];
    const step = steps.pop();
    if (!step) return false;
    const here = new Set(placesOn(this.frame).keys());
    const place = onlyHere(step.place, here);
    const letGo = step.letGo.filter((id) => here.has(id));
    let done = true;
    if (Object.keys(place).length > 0) done = await this.send("place", sentFor(this.view, place));
    if (letGo.length > 0) done = await this.send("tidy", { view: this.view, persons: letGo });
    await show();
    return done;
  }

  private async went(back: StepBack): Promise<boolean> {
    stepsBack.set(this.view, [...(stepsBack.get(this.view) ?? []), back]);
    await show();
    return true;
  }

  /** The same door as for programs: JSON in, the verb's own refusals out. */
  private async send(door: "place" | "tidy", sent: object): Promise<boolean> {
    const address = this.frame.dataset[door];
    if (!address) return false;
    try {
      const answer = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
        body: JSON.stringify(sent),
      });
      return answer.ok;
    } catch {
      return false;
    }
  }
}

/** "Put it back" is offered while there is something to put back on this view. */
export function offerPutBack(root: ParentNode, view: string): void {
  for (const button of root.querySelectorAll<HTMLElement>("[data-put-back]")) {
    button.hidden = (stepsBack.get(view) ?? []).length === 0;
  }
}

async function show(): Promise<void> {
  const fetched = await fetchedPage(ownAddress(), true);
  if (fetched instanceof Document) mendMain(fetched);
  const frame = document.querySelector<HTMLElement>(".map-frame[data-place]");
  if (frame) offerPutBack(document, frame.dataset["view"] ?? "");
}
