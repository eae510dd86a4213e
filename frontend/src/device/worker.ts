/**
 * Opens /now without a server. It keeps that page, the pieces it is made of, and nothing else;
 * every other address goes past it. `self.kithkin` stands before this file when it is served.
 */

interface Keeps {
  readonly page: string;
  readonly pieces: readonly string[];
  readonly mark: string;
  readonly version: string;
  readonly withLines: string;
}

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker {
  readonly kithkin: Keeps;
  readonly location: Location;
  addEventListener(kind: "install" | "activate", then: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", then: (event: Asked) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

const worker = self as unknown as Worker;
const page: string = worker.kithkin.page;
const pieces: readonly string[] = worker.kithkin.pieces;
const mark: string = worker.kithkin.mark;
const version: string = worker.kithkin.version;
const withLines: string = worker.kithkin.withLines;
const PREFIX = "kithkin-now-";
const BOX: string = PREFIX + version;
/** How long somebody waits for a slow server before the kept page opens. */
const PATIENCE_MS = 1000;

worker.addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(clearOlder().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const path = ownPath(event.request);
  if (path === page || `${path}/` === page) event.respondWith(pageNow());
  else if (pieces.includes(path)) event.respondWith(piece(event.request));
});

/** The path of a plain request to this server; nothing for any other. */
function ownPath(request: Request): string {
  const address = new URL(request.url);
  const own = address.origin === worker.location.origin && address.search === "";
  return request.method === "GET" && own ? address.pathname : "";
}

/** Everything or nothing: a page without its pieces would stay blank in the night. */
async function fill(): Promise<void> {
  const box = await caches.open(BOX);
  await box.addAll([...pieces]);
  await box.put(page, await asked());
}

/** Numbers of an older page are no reason to lose it before the new one is whole. */
async function clearOlder(): Promise<void> {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(PREFIX) && name !== BOX);
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function piece(request: Request): Promise<Response> {
  const box = await caches.open(BOX);
  return (await box.match(request.url)) ?? fetch(request);
}

/** The page as the server has it, if it answers in time; else as it is kept. */
async function pageNow(): Promise<Response> {
  const fresh = renewed().catch(() => undefined);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  return (await Promise.race([fresh, late])) ?? (await kept()) ?? (await fresh) ?? Response.error();
}

async function kept(): Promise<Response | undefined> {
  return (await caches.open(BOX)).match(page);
}

/** A page that knows the clinic's lines is kept; one that does not never takes its place. */
async function renewed(): Promise<Response> {
  const answer = await asked();
  const [lines, itsVersion] = (answer.headers.get(mark) ?? "").split(" ");
  if (lines !== withLines) return (await kept()) ?? answer;
  if (itsVersion === version) await (await caches.open(BOX)).put(page, answer.clone());
  return answer;
}

/** The page itself, never what a proxy, a sign-in page or an error says in its place. */
async function asked(): Promise<Response> {
  const answer = await fetch(page, { cache: "no-store", redirect: "error" });
  if (!answer.ok || !answer.headers.has(mark)) throw new Error("not the page");
  return answer;
}
