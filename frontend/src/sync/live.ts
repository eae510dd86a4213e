import htmx from "htmx.org";
import { type Channel, keepOpen } from "./channel.ts";
import { likeness } from "./likeness.ts";
import { merge } from "./merge.ts";
import { newMarks, piecesOf, showNew } from "./newly.ts";
import { holdPicture, layAsBefore } from "./pictures.ts";
import { isWriting } from "./writing.ts";

/** Two changes in one breath are one for whoever reads. */
const BREATH_MS = 400;

/**
 * `#live[data-live]`: the page follows what others do. The socket only says that something
 * changed; the page then asks for itself again, as its own viewer may see it, and is mended.
 */
export function wireLive(): void {
  const place = document.querySelector<HTMLElement>("#live[data-live]");
  if (!place || typeof WebSocket === "undefined") return;
  const following = new Following(place);
  const channel = keepOpen({
    address: () => socketAddress(place),
    changed: following.hear,
    ended: following.end,
  });
  wakeWith(channel, following);
}

function wakeWith(channel: Channel, following: Following): void {
  let left = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      left = Date.now();
      return;
    }
    channel.wake(Date.now() - left);
    following.catchUp();
  });
  window.addEventListener("online", () => channel.wake(Number.POSITIVE_INFINITY));
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) channel.wake(Number.POSITIVE_INFINITY);
  });
  window.addEventListener("pagehide", () => channel.stop());
}

function socketAddress(place: HTMLElement): string {
  const address = new URL(place.dataset["live"] ?? "", location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}

class Following {
  private stands = false;
  private waits = false;
  private asking = false;
  private readonly place: HTMLElement;

  constructor(place: HTMLElement) {
    this.place = place;
    this.offer?.querySelector("button")?.addEventListener("click", () => {
      void this.show();
    });
  }

  /** Somebody changed something that this viewer may see. */
  readonly hear = (): void => {
    this.waits = true;
    if (!document.hidden) void this.look();
  };

  /** The sign-in or the right to be here ended: the page says that it stands still from now on. */
  readonly end = (): void => {
    this.stands = true;
    const words = this.offer?.querySelector("span");
    if (words) words.textContent = this.place.dataset["sayEnded"] ?? "";
    this.offerIt();
  };

  catchUp(): void {
    if (this.waits) void this.look();
  }

  private get offer(): HTMLElement | null {
    return this.place.querySelector<HTMLElement>("[data-live-offer]");
  }

  private async look(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    while (this.waits && !document.hidden) {
      this.waits = false;
      await this.once();
      await new Promise((go) => window.setTimeout(go, BREATH_MS));
    }
    this.asking = false;
  }

  private async once(): Promise<void> {
    const main = document.querySelector("#main");
    const fetched = await fetchedPage();
    if (!main || fetched === "unreached") return;
    if (fetched === "gone") this.offerIt();
    else if (!this.isSame(main, fetched)) {
      if (isWriting(main)) this.offerIt();
      else this.swap(main, fetched);
    }
  }

  private isSame(main: Element, fetched: Document): boolean {
    this.takeMoment(fetched);
    const now = fetched.querySelector("#main");
    return !now || likeness(now) === likeness(main);
  }

  /** From when the page is, which the server counts from after a cut. */
  private takeMoment(fetched: Document): void {
    const live = fetched.querySelector<HTMLElement>("#live")?.dataset["live"];
    if (live) this.place.dataset["live"] = live;
  }

  private offerIt(): void {
    if (this.offer) this.offer.hidden = false;
  }

  private async show(): Promise<void> {
    const main = document.querySelector("#main");
    const fetched = this.stands ? "gone" : await fetchedPage();
    if (this.offer) this.offer.hidden = true;
    if (fetched === "gone") location.reload();
    else if (main && fetched !== "unreached") {
      this.swap(main, fetched);
      document.querySelector<HTMLElement>("#main")?.focus({ preventScroll: true });
    }
  }

  private swap(main: Element, fetched: Document): void {
    const now = fetched.querySelector("#main");
    if (!now) return;
    const frame = main.querySelector(".map-frame");
    const held = frame ? holdPicture(frame) : null;
    const { added, replaced } = merge(main, now, (a, b) => likeness(a) === likeness(b));
    for (const one of [...added, ...replaced.map(([, fresh]) => fresh)]) wake(one);
    for (const [was, fresh] of replaced) if (held && was === frame) layAsBefore(was, fresh, held);
    showNew([...piecesOf(added), ...replaced.flatMap(([was, fresh]) => newMarks(was, fresh))]);
    this.say();
  }

  private say(): void {
    const said = this.place.querySelector<HTMLElement>("[data-live-said]");
    const sentence = document.createElement("span");
    sentence.textContent = this.place.dataset["sayChanged"] ?? "";
    said?.replaceChildren(sentence);
  }
}

/** What arrives is woken like everything that htmx brings. */
function wake(piece: Element): void {
  htmx.process(piece);
  htmx.trigger(piece, "htmx:load", { elt: piece });
}

type Fetched = Document | "gone" | "unreached";

async function fetchedPage(): Promise<Fetched> {
  try {
    const answer = await fetch(ownAddress(), {
      cache: "no-store",
      redirect: "manual",
      // Nobody asked for this page just now: it must not keep a sign-in awake.
      headers: { "Kithkin-Follows": "1" },
    });
    if (answer.type === "opaqueredirect") return "gone";
    if (!answer.ok) return answer.status < 500 ? "gone" : "unreached";
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return "unreached";
  }
}

/** This page, with whoever is open beside the map. */
function ownAddress(): string {
  const address = new URL(location.href);
  address.hash = "";
  const opened = document.querySelector<SVGElement>(".map .person.opened")?.dataset["id"];
  if (opened) address.searchParams.set("open", opened);
  return address.href;
}
