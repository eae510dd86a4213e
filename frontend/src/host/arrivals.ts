import htmx from "htmx.org";

/** Runs for what is on the page now and for every piece that arrives later. */
export function onArrival(wake: (piece: HTMLElement) => void): void {
  htmx.onLoad((piece) => {
    if (piece instanceof HTMLElement) wake(piece);
  });
}
