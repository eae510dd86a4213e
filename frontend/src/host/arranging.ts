import { type Carried, pickUp, placeOf } from "../draw/following.ts";
import { plus, type Spot } from "../model/lines.ts";
import { asPair } from "../model/placed.ts";
import { letCarry, placeUnder } from "../tools/carry.ts";
import { carryWishOf, picksUp } from "../tools/shift.ts";
import { offerPutBack, Places } from "./places.ts";
import { canvasOf, elementsOf, markOf } from "./reading.ts";
import { type Say, sayer } from "./saying.ts";

/** `.map-frame[data-place]`: people may be put elsewhere, by mouse, finger or keys. */
export function wakeArranging(frame: HTMLElement): void {
  const svg = frame.querySelector<SVGSVGElement>("svg.map");
  if (!svg || frame.dataset["place"] === undefined || frame.dataset["arranges"] !== undefined)
    return;
  frame.dataset["arranges"] = "";
  new Arranging(frame, svg).wire();
}

/** Whether a tap picks people up instead of opening them; outlives a picture that is put in anew. */
let moving = false;

class Arranging {
  private readonly frame: HTMLElement;
  private readonly svg: SVGSVGElement;
  private readonly canvas: SVGGElement;
  private readonly places: Places;
  private readonly say: Say;
  private carried: Carried | null = null;
  private beside = "";
  private pressing = false;

  constructor(frame: HTMLElement, svg: SVGSVGElement) {
    this.frame = frame;
    this.svg = svg;
    this.canvas = canvasOf(svg);
    this.places = new Places(frame);
    this.say = sayer(frame);
  }

  wire(): void {
    for (const id of Object.keys(this.places.placed)) pin(markOf(this.svg, id));
    letCarry({
      svg: this.svg,
      canvas: this.canvas,
      fingersMay: () => moving,
      started: () => this.svg.classList.add("arranging"),
      dropped: (carried) => void this.drop(carried),
    });
    // Before the keys that walk: while somebody is carried, arrows carry.
    this.svg.addEventListener("keydown", (event) => this.onKey(event), true);
    this.svg.addEventListener("kithkin:open", (event) => this.onOpen(event));
    this.svg.addEventListener("click", (event) => this.onClick(event));
    this.svg.addEventListener("pointerdown", () => this.press(true), true);
    window.addEventListener("pointerup", () => window.setTimeout(() => this.press(false)));
    this.svg.addEventListener("focusout", () => this.leave());
    this.wireTool();
    offerPutBack(document, this.places.view);
  }

  private wireTool(): void {
    const button = this.frame.querySelector<HTMLButtonElement>('[data-map-tool="move"]');
    if (!button) return;
    const showMode = (): void => {
      button.setAttribute("aria-pressed", String(moving));
      this.svg.classList.toggle("moving-people", moving);
    };
    button.hidden = false;
    showMode();
    button.addEventListener("click", () => {
      moving = !moving;
      showMode();
      if (moving) this.say("choose");
      else this.putBack();
    });
  }

  private onKey(event: KeyboardEvent): void {
    const id = this.idOf(event.target);
    if (id === undefined) return;
    if (this.carried) this.carry(event, this.carried);
    else if (picksUp(event)) {
      event.preventDefault();
      event.stopPropagation();
      this.pick(id);
    }
  }

  private carry(event: KeyboardEvent, carried: Carried): void {
    const wish = carryWishOf(event);
    if (!wish) return;
    event.preventDefault();
    event.stopPropagation();
    if (wish.kind === "back") this.putBack();
    if (wish.kind === "keep") void this.drop(carried);
    if (wish.kind !== "shift") return;
    carried.moveTo(plus(carried.place(), wish.by));
    this.sayWhere(carried, wish.way);
  }

  /** With "Move people" on, a tap picks somebody up. */
  private onOpen(event: Event): void {
    if (!moving && !this.carried) return;
    event.preventDefault();
    const { id } = (event as CustomEvent<{ id: string }>).detail;
    if (!this.carried) this.pick(id);
  }

  /** The next tap puts them down. */
  private onClick(event: MouseEvent): void {
    const { carried } = this;
    if (!carried || this.idOf(event.target) !== undefined) return;
    carried.moveTo(placeUnder(event, this.canvas));
    void this.drop(carried);
  }

  private pick(id: string): void {
    const mark = markOf(this.svg, id);
    this.carried = mark ? pickUp(this.svg, mark) : null;
    if (!mark || !this.carried) return;
    this.svg.classList.add("arranging");
    mark.classList.add("carried");
    this.say("moving", nameOf(mark));
  }

  private press(pressing: boolean): void {
    this.pressing = pressing;
  }

  private leave(): void {
    // Focus that a press takes away, or another window, is no wish to put somebody back.
    if (this.carried && !this.pressing && document.hasFocus()) this.putBack();
  }

  private putBack(): void {
    const { carried } = this;
    if (!carried) return;
    carried.putBack();
    this.letGo(carried);
    this.say("back", this.name(carried));
  }

  private async drop(carried: Carried): Promise<void> {
    const name = this.name(carried);
    this.letGo(carried);
    const kept = await this.places.place({ [carried.id]: asPair(carried.place()) });
    if (!kept) carried.putBack();
    // The picture may have been put in anew: what is said must be said by the one that stands.
    const frame = document.querySelector<HTMLElement>(".map-frame[data-place]") ?? this.frame;
    const stands = kept && (await new Places(frame).holds(carried.id, carried.place()));
    sayer(frame)(kept ? (stands ? "stands" : "held") : "unkept", name);
  }

  private letGo(carried: Carried): void {
    this.carried = null;
    this.beside = "";
    this.svg.classList.remove("arranging");
    markOf(this.svg, carried.id)?.classList.remove("carried");
  }

  private sayWhere(carried: Carried, way: string): void {
    const near = this.nearest(carried);
    const name = near ? nameOf(near) : "";
    if (name && name !== this.beside) this.say("beside", name);
    else this.say(way, "");
    this.beside = name;
  }

  private nearest(carried: Carried): SVGElement | null {
    const at = carried.place();
    let [found, least]: [SVGElement | null, number] = [null, Number.POSITIVE_INFINITY];
    for (const mark of elementsOf(this.svg, ".person[data-id]")) {
      const far = distance(placeOf(mark), at);
      if (mark.dataset["id"] !== carried.id && far < least) [found, least] = [mark, far];
    }
    return found;
  }

  private name(carried: Carried): string {
    const mark = markOf(this.svg, carried.id);
    return mark ? nameOf(mark) : "";
  }

  private idOf(target: EventTarget | null): string | undefined {
    const mark = target instanceof Element ? target.closest<SVGElement>(".person[data-id]") : null;
    return mark?.dataset["id"];
  }
}

/** A drawing pin beside whoever was moved by hand; the style sheet shows it when it matters. */
function pin(mark: SVGElement | null): void {
  if (!mark) return;
  const sign = document.createElementNS("http://www.w3.org/2000/svg", "path");
  sign.setAttribute("class", "pin");
  sign.setAttribute("d", "M-25 -34a5 5 0 1 1 3 0l-1.5 9z");
  sign.setAttribute("aria-hidden", "true");
  mark.classList.add("placed");
  mark.append(sign);
}

function nameOf(mark: SVGElement): string {
  const lines = [...mark.querySelectorAll(".name")].map((line) => line.textContent?.trim());
  return lines.join(" ") || (mark.getAttribute("aria-label") ?? "").split(",")[0] || "";
}

function distance(a: Spot | null, b: Spot): number {
  return a ? Math.hypot(a.x - b.x, a.y - b.y) : Number.POSITIVE_INFINITY;
}

/** The row under the picture: one step back, and everybody where the map puts them. */
export function wireArranged(root: HTMLElement): void {
  const here = (): Places | null => {
    const frame = root.querySelector<HTMLElement>(".map-frame[data-place]");
    return frame ? new Places(frame) : null;
  };
  root.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-put-back]")) return;
    void here()?.putBack();
  });
  root.addEventListener("submit", (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null;
    const places = form?.matches("[data-tidy]") ? here() : null;
    if (!places) return;
    event.preventDefault();
    void places.tidy();
  });
}
