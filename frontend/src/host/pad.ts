/** How far each way a level runs: from -3 to 3. */
const REACH = 3;
const PLACES = 2 * REACH + 1;

type Who = "my" | "their";

/**
 * `[data-pad]`: a square that answers two rows of places with one tap. The rows stay what is sent,
 * what a keyboard uses and what is read aloud; the square is for the thumb alone.
 */
export function wakePad(pad: HTMLElement): void {
  const square = pad.querySelector<HTMLElement>("[data-pad-square]");
  const form = pad.closest("form");
  if (!square || !form) return;
  pad.hidden = false;
  pad.nextElementSibling?.removeAttribute("open");
  const show = (who: Who) => mark(pad, form, who);
  show("my");
  show("their");
  square.addEventListener("click", (event) => {
    const who = chosen(pad);
    const [warmth, lead] = levelsAt(square, event);
    choose(form, `${who}_warmth`, warmth);
    choose(form, `${who}_lead`, lead);
    show(who);
    if (who === "my") turnTo(pad, "their");
  });
  for (const button of pad.querySelectorAll<HTMLElement>("[data-pad-who]")) {
    button.addEventListener("click", () => turnTo(pad, whoOf(button)));
  }
  form.addEventListener("change", () => {
    show("my");
    show("their");
  });
}

/** Warmth grows in the direction of reading, leading grows upwards. */
export function levelsAt(square: HTMLElement, event: MouseEvent): readonly [number, number] {
  const box = square.getBoundingClientRect();
  const along = place((event.clientX - box.left) / box.width);
  const down = place((event.clientY - box.top) / box.height);
  const turned = getComputedStyle(square).direction === "rtl";
  return [turned ? REACH - along : along - REACH, REACH - down];
}

function place(share: number): number {
  return Math.min(PLACES - 1, Math.max(0, Math.floor(share * PLACES)));
}

function mark(pad: HTMLElement, form: HTMLFormElement, who: Who): void {
  const spot = pad.querySelector<HTMLElement>(`[data-pad-mark="${who}"]`);
  const warmth = levelOf(form, `${who}_warmth`);
  const lead = levelOf(form, `${who}_lead`);
  if (!spot) return;
  spot.hidden = warmth === null && lead === null;
  // Words for the stylesheet: a page kept for the way back may not carry styles of its own.
  spot.dataset["column"] = String((warmth ?? 0) + REACH + 1);
  spot.dataset["row"] = String(REACH - (lead ?? 0) + 1);
}

function levelOf(form: HTMLFormElement, name: string): number | null {
  const value = new FormData(form).get(name);
  return typeof value === "string" && value !== "" ? Number(value) : null;
}

function choose(form: HTMLFormElement, name: string, level: number): void {
  const box = form.querySelector<HTMLInputElement>(`input[name="${name}"][value="${level}"]`);
  if (box) box.checked = true;
}

function chosen(pad: HTMLElement): Who {
  const pressed = pad.querySelector<HTMLElement>('[data-pad-who][aria-pressed="true"]');
  return pressed ? whoOf(pressed) : "my";
}

function whoOf(button: HTMLElement): Who {
  return button.dataset["padWho"] === "their" ? "their" : "my";
}

function turnTo(pad: HTMLElement, who: Who): void {
  for (const button of pad.querySelectorAll<HTMLElement>("[data-pad-who]")) {
    button.setAttribute("aria-pressed", String(whoOf(button) === who));
  }
}
