import { pauseBefore } from "./backoff.ts";

/** The server closes so when this viewer has no place here (any more): asking again is in vain. */
const CLOSED_TO_YOU = 4404;
/** A machine that slept this long may hold a socket that only looks open. */
const ASLEEP_MS = 45_000;

export interface Channel {
  /** The page came back into view after so long: be sure that the line is open. */
  wake(awayMs: number): void;
  stop(): void;
}

export interface Line {
  readonly address: () => string;
  readonly changed: () => void;
  readonly ended: () => void;
  readonly make?: (address: string) => WebSocket;
}

/** Holds one socket open as long as the page stands, and opens it again after a cut. */
export function keepOpen({ address, changed, ended, make = dial }: Line): Channel {
  let socket: WebSocket | null = null;
  let tries = 0;
  let timer = 0;
  const open = (): void => {
    window.clearTimeout(timer);
    const fresh = make(address());
    socket = fresh;
    fresh.addEventListener("open", () => {
      tries = 0;
    });
    fresh.addEventListener("message", (event) => {
      if (isChange(event.data)) changed();
    });
    fresh.addEventListener("close", (event) => {
      if (socket === fresh) lost(event.code);
    });
  };
  const lost = (code: number): void => {
    socket = null;
    if (code === CLOSED_TO_YOU) {
      ended();
      return;
    }
    timer = window.setTimeout(open, pauseBefore(tries));
    tries += 1;
  };
  const stop = (): void => {
    window.clearTimeout(timer);
    const held = socket;
    socket = null;
    held?.close();
  };
  open();
  return {
    wake: (awayMs) => {
      if (awayMs < ASLEEP_MS && socket && socket.readyState <= WebSocket.OPEN) return;
      stop();
      open();
    },
    stop,
  };
}

function dial(address: string): WebSocket {
  return new WebSocket(address);
}

function isChange(frame: unknown): boolean {
  try {
    return typeof frame === "string" && JSON.parse(frame)?.kind === "changed";
  } catch {
    return false;
  }
}
