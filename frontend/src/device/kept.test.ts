import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stateOf } from "./keeping.ts";
import { forgetPlan, keepPlan, keptPlan, renewPlan } from "./kept.ts";

const ADDRESS = "/work/1/plan/2/copy/";

function plan(words: string): object {
  return { kind: "kithkin-plan-1", address: ADDRESS, as_of: "today", words, steps: [] };
}

function boxes(): object {
  const held = new Map<string, Map<string, Response>>();
  return {
    has: async (name: string) => held.has(name),
    delete: async (name: string) => held.delete(name),
    open: async (name: string) => {
      const box = held.get(name) ?? new Map<string, Response>();
      held.set(name, box);
      return {
        match: async (place: string) => box.get(place)?.clone(),
        put: async (place: string, answer: Response) => void box.set(place, answer),
      };
    },
  };
}

function serverSays(answer: Response | Error): void {
  const say = answer instanceof Error ? async () => Promise.reject(answer) : async () => answer;
  vi.stubGlobal("fetch", vi.fn(say));
}

beforeEach(() => {
  vi.stubGlobal("caches", boxes());
  vi.stubGlobal("navigator", { serviceWorker: {} });
});

afterEach(() => vi.unstubAllGlobals());

describe("the copy of a plan on a device", () => {
  it("is not there until somebody keeps it, and goes when they take it off", async () => {
    expect(await keptPlan()).toBeNull();
    serverSays(Response.json(plan("first")));
    expect(await keepPlan(ADDRESS)).toBe(true);
    expect((await keptPlan())?.plan.words).toBe("first");
    await forgetPlan();
    expect(await keptPlan()).toBeNull();
  });

  it.each([
    ["a lost connection", new Error("offline")],
    ["a refusal", Response.json({ code: "not_here" }, { status: 404 })],
    ["a page of somebody else", new Response("<h1>Sign in to this network</h1>")],
    ["another kind of answer", Response.json({ kind: "something", steps: [] })],
    ["a plan of another address", Response.json({ ...plan("strange"), address: "/elsewhere/" })],
    ["a plan without steps", Response.json({ ...plan("half"), steps: "none" })],
  ])("outlives %s", async (_what, answer) => {
    serverSays(Response.json(plan("good")));
    await keepPlan(ADDRESS);
    serverSays(answer);
    expect(await renewPlan()).toBe(false);
    expect((await keptPlan())?.plan.words).toBe("good");
  });

  it("keeps the day it came when it is renewed", async () => {
    vi.useFakeTimers({ now: new Date("2026-03-02T12:00:00Z") });
    serverSays(Response.json(plan("first")));
    await keepPlan(ADDRESS);
    vi.setSystemTime(new Date("2026-03-05T12:00:00Z"));
    serverSays(Response.json(plan("second")));
    expect(await renewPlan()).toBe(true);
    const kept = await keptPlan();
    expect([kept?.since.slice(0, 10), kept?.renewed.slice(0, 10)]).toEqual([
      "2026-03-02",
      "2026-03-05",
    ]);
    vi.useRealTimers();
  });

  it("is not asked for again and again", async () => {
    serverSays(Response.json(plan("first")));
    await keepPlan(ADDRESS);
    expect(await renewPlan(60_000)).toBe(false);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("is told from another's", async () => {
    serverSays(Response.json(plan("hers")));
    await keepPlan(ADDRESS);
    const kept = await keptPlan();
    expect(stateOf(kept, ADDRESS)).toBe("open");
    expect(stateOf(kept, "/work/1/plan/3/copy/")).toBe("another");
    expect(stateOf(null, ADDRESS)).toBe("none");
    vi.stubGlobal("navigator", {});
    expect(stateOf(null, ADDRESS)).toBe("cannot");
  });
});
