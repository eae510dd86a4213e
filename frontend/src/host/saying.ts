import type { Nobody } from "../tools/walk.ts";

const SHOWN_MS = 4000;

/** Says one of the sentences the server translated for this frame: `data-say-…`, `{name}` filled in. */
export type Say = (what: string, name?: string) => void;

/** Says why a key led nowhere. */
export function voiceOf(frame: HTMLElement): (what: Nobody) => void {
  const say = sayer(frame);
  return (what) => say(what, "");
}

export function sayer(frame: HTMLElement): Say {
  let timer = 0;
  return (what, name = "") => {
    const place = frame.querySelector<HTMLElement>(".map-said");
    const words = frame.dataset[sentenceFor(what)];
    if (!place || words === undefined) return;
    window.clearTimeout(timer);
    // A new node each time, so that the same sentence said twice is read twice.
    const sentence = document.createElement("span");
    sentence.textContent = words.replace("{name}", name);
    place.replaceChildren(sentence);
    timer = window.setTimeout(() => place.replaceChildren(), SHOWN_MS);
  };
}

function sentenceFor(what: string): string {
  return `say${what.charAt(0).toUpperCase()}${what.slice(1)}`;
}
