import type { Nobody } from "../tools/walk.ts";

const SHOWN_MS = 4000;

/** Says why a key led nowhere, in the sentence the server translated for it. */
export function voiceOf(frame: HTMLElement): (what: Nobody) => void {
  let timer = 0;
  return (what) => {
    const place = frame.querySelector<HTMLElement>(".map-said");
    if (!place) return;
    window.clearTimeout(timer);
    // A new node each time, so that the same sentence said twice is read twice.
    const sentence = document.createElement("span");
    sentence.textContent = frame.dataset[sentenceFor(what)] ?? "";
    place.replaceChildren(sentence);
    timer = window.setTimeout(() => place.replaceChildren(), SHOWN_MS);
  };
}

function sentenceFor(what: Nobody): string {
  return `say${what.charAt(0).toUpperCase()}${what.slice(1)}`;
}
