/** On the page of a plan: whether it lies on this device, said truly, and how it comes and goes. */

import { canKeep, forgetPlan, type KeptPlan, keepPlan, keptPlan, renewPlan } from "./kept.ts";
import { dayOf, one, show } from "./pieces.ts";

/** Every page of somebody who keeps a plan here renews it, but not each time. */
const NOT_OFTENER_MS = 600_000;

type State = "cannot" | "none" | "another" | "open";

export function wireDevice(root: HTMLElement): void {
  const section = root.querySelector<HTMLElement>("[data-device]");
  if (section !== null) void wireKeeping(section);
  else void renewPlan(NOT_OFTENER_MS);
  for (const button of root.querySelectorAll<HTMLElement>("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

async function wireKeeping(section: HTMLElement): Promise<void> {
  const address = section.dataset["device"] ?? "";
  for (const button of section.querySelectorAll("[data-keep]")) {
    button.addEventListener("click", () => void keep(section, address));
  }
  one("[data-forget]", section)?.addEventListener("click", () => void forget(section, address));
  if (stateOf(await keptPlan(), address) === "open") await renewPlan();
  await tell(section, address);
}

export function stateOf(kept: KeptPlan | null, address: string): State {
  if (!canKeep()) return "cannot";
  if (kept === null) return "none";
  return kept.plan.address === address ? "open" : "another";
}

async function tell(section: HTMLElement, address: string): Promise<void> {
  const kept = await keptPlan();
  const state = stateOf(kept, address);
  for (const piece of section.querySelectorAll<HTMLElement>("[data-when]")) {
    piece.hidden = piece.dataset["when"] !== state;
  }
  if (kept === null) return;
  dayOf("[data-kept]", kept.since, section);
  dayOf("[data-renewed]", kept.renewed, section);
}

/** "Here" is said once both the plan and the page that shows it without a server are here. */
async function keep(section: HTMLElement, address: string): Promise<void> {
  const held = (await keepPage()) && (await keepPlan(address));
  say(section, held ? "" : (one("[data-said]", section)?.dataset["sayFailed"] ?? ""));
  if (held) await navigator.storage?.persist?.();
  await tell(section, address);
}

async function forget(section: HTMLElement, address: string): Promise<void> {
  await forgetPlan();
  say(section, "");
  await tell(section, address);
}

function say(section: HTMLElement, words: string): void {
  show("[data-said]", true, section);
  const said = one("[data-said]", section);
  if (said !== null) said.textContent = words;
}

async function keepPage(): Promise<boolean> {
  try {
    const held = await navigator.serviceWorker.register("/sw.js", { scope: "/now" });
    await settled(held.installing ?? held.waiting);
    return held.active !== null || held.waiting !== null;
  } catch {
    return false;
  }
}

function settled(worker: ServiceWorker | null): Promise<void> {
  return new Promise((resolve) => {
    if (worker === null) return resolve();
    const look = () => {
      if (["activated", "redundant"].includes(worker.state)) resolve();
    };
    worker.addEventListener("statechange", look);
    look();
  });
}
