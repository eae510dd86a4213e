/**
 * The copy of a plan that lies on this device: one, open, where its owner chose so.
 *
 * Only an answer that says what it is takes the place of what is kept. The last good copy stays
 * through error pages, sign-in pages and lost connections.
 */

export interface PlanLine {
  readonly name: string;
  readonly words: string;
  readonly phone: string;
  readonly tel: string;
  readonly note: string;
}

export interface PlanStep {
  readonly number: number;
  readonly title: string;
  readonly lines: readonly PlanLine[];
}

export interface PlanCopy {
  readonly kind: string;
  readonly address: string;
  readonly as_of: string;
  readonly words: string;
  readonly steps: readonly PlanStep[];
}

export interface KeptPlan {
  readonly plan: PlanCopy;
  readonly since: string;
  readonly renewed: string;
}

const BOX = "kithkin-plan";
const PLACE = "/now/kept";
const KIND = "kithkin-plan-1";

export function canKeep(): boolean {
  return "caches" in globalThis && "serviceWorker" in navigator;
}

/** What lies here, or nothing; a copy that cannot be read counts as nothing and is left alone. */
export async function keptPlan(): Promise<KeptPlan | null> {
  if (!canKeep() || !(await caches.has(BOX))) return null;
  const held = await (await caches.open(BOX)).match(PLACE);
  if (held === undefined) return null;
  try {
    const kept: unknown = await held.json();
    return isRecord(kept) && isPlan(kept["plan"]) ? (kept as unknown as KeptPlan) : null;
  } catch {
    return null;
  }
}

/** Put the plan of this address here. False, and nothing changed, if it could not be had. */
export async function keepPlan(address: string): Promise<boolean> {
  const plan = await fetched(address);
  if (plan === null || plan.address !== address) return false;
  const before = await keptPlan();
  const now = new Date().toISOString();
  const since = before?.plan.address === address ? before.since : now;
  await put({ plan, since, renewed: now });
  return true;
}

/** Ask anew for what lies here, if it is old enough. Signed out, offline or refused: it stays. */
export async function renewPlan(olderThanMs = 0): Promise<boolean> {
  const kept = await keptPlan();
  if (kept === null || Date.now() - Date.parse(kept.renewed) < olderThanMs) return false;
  return keepPlan(kept.plan.address);
}

export async function forgetPlan(): Promise<void> {
  await caches.delete(BOX);
}

async function put(kept: KeptPlan): Promise<void> {
  const box = await caches.open(BOX);
  const headers = { "Content-Type": "application/json" };
  await box.put(PLACE, new Response(JSON.stringify(kept), { headers }));
}

async function fetched(address: string): Promise<PlanCopy | null> {
  try {
    const headers = { Accept: "application/json" };
    const answer = await fetch(address, { headers, cache: "no-store", redirect: "error" });
    if (!answer.ok) return null;
    const plan: unknown = await answer.json();
    return isPlan(plan) ? plan : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isPlan(value: unknown): value is PlanCopy {
  return isRecord(value) && value["kind"] === KIND && Array.isArray(value["steps"]);
}
