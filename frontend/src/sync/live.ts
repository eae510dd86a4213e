import { settled } from "../draw/settling.ts";
import { type Channel, keepOpen } from "./channel.ts";
import { likeness } from "./likeness.ts";
import { fetchedPage, mendMain, ownAddress } from "./page.ts";
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
    const fetched = await fetchedPage(ownAddress());
    await settled();
    if (!main || fetched === "unreached") return;
    if (fetched === "gone") this.offerIt();
    else if (!this.isSame(main, fetched)) {
      if (isWriting(main)) this.offerIt();
      else this.swap(fetched);
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
    const fetched = this.stands ? "gone" : await fetchedPage(ownAddress());
    if (this.offer) this.offer.hidden = true;
    if (fetched === "gone") location.reload();
    else if (fetched !== "unreached") {
      this.swap(fetched);
      document.querySelector<HTMLElement>("#main")?.focus({ preventScroll: true });
    }
  }

  private swap(fetched: Document): void {
    if (mendMain(fetched)) this.say();
  }

  private say(): void {
    const said = this.place.querySelector<HTMLElement>("[data-live-said]");
    const sentence = document.createElement("span");
    sentence.textContent = this.place.dataset["sayChanged"] ?? "";
    said?.replaceChildren(sentence);
  }
}
