/** The page that opens without a server: it shows the plan that lies on this device, if one does. */

import "./now.css";
import {
  forgetPlan,
  type KeptPlan,
  keptPlan,
  type PlanLine,
  type PlanStep,
  renewPlan,
} from "./kept.ts";
import { dayOf, one, show } from "./pieces.ts";

const SCOPE = "/now";

async function open(): Promise<void> {
  wireLeave();
  const first = await keptPlan();
  draw(first);
  one("[data-forget]")?.addEventListener("click", () => void forget());
  void keepPage();
  if (first !== null && (await renewPlan())) draw(await keptPlan());
}

function draw(kept: KeptPlan | null): void {
  show("[data-plan]", kept !== null);
  show("[data-no-plan]", kept === null);
  if (kept === null) return;
  const words = one("[data-plan-words]");
  if (words !== null) words.textContent = kept.plan.words;
  show("[data-plan-words]", kept.plan.words !== "");
  one("[data-plan-steps]")?.replaceChildren(...kept.plan.steps.map(step));
  const asOf = one("[data-plan-as-of]");
  if (asOf !== null) asOf.textContent = kept.plan.as_of;
  dayOf("[data-kept]", kept.since);
  dayOf("[data-renewed]", kept.renewed);
}

function step(told: PlanStep): HTMLElement {
  const list = element("ul");
  list.append(...told.lines.map(line));
  const section = element("section");
  section.append(element("h3", `${told.number} ${told.title}`), list);
  return section;
}

function line(told: PlanLine): HTMLElement {
  const words = element("div");
  if (told.name !== "") words.append(element("strong", told.name));
  if (told.words !== "") words.append(element("p", told.words));
  if (told.note !== "") words.append(element("p", told.note, "quieter"));
  const item = element("li");
  item.append(words);
  if (told.tel !== "") item.append(ring(told));
  return item;
}

function ring(told: PlanLine): HTMLElement {
  const link = document.createElement("a");
  link.className = "numbers-ring";
  link.href = told.tel;
  const number = element("bdi", told.phone);
  number.dir = "ltr";
  link.append(number);
  return link;
}

function element(name: string, text = "", kind = ""): HTMLElement {
  const made = document.createElement(name);
  made.dir = text === "" ? "" : "auto";
  made.textContent = text;
  if (kind !== "") made.className = kind;
  return made;
}

/** Everything of ours goes: the plan, the kept page, and what opens it without a server. */
async function forget(): Promise<void> {
  await forgetPlan();
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith("kithkin-")).map((name) => caches.delete(name)),
  );
  const held = await navigator.serviceWorker.getRegistration(SCOPE);
  await held?.unregister();
  draw(null);
  show("[data-gone]", true);
}

async function keepPage(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/sw.js", { scope: SCOPE }).catch(() => undefined);
}

/** The sign-in ends if the server hears it; this page is gone at once either way. */
function wireLeave(): void {
  const form = document.querySelector<HTMLFormElement>("[data-leave-now]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    navigator.sendBeacon(form.action, new URLSearchParams({ leave: "now" }));
    location.replace("about:blank");
  });
}

void open();
