// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepOpen } from "./channel.ts";

class Wire extends EventTarget {
  readyState = 1;
  readonly address: string;
  constructor(address: string) {
    super();
    this.address = address;
    wires.push(this);
  }
  close(): void {
    this.readyState = 3;
  }
  cut(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
  says(data: unknown): void {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }
}

let wires: Wire[] = [];
const changed = vi.fn();
const ended = vi.fn();

function begin(address: () => string = () => "ws://here/"): ReturnType<typeof keepOpen> {
  return keepOpen({ address, changed, ended, make: (to) => new Wire(to) as unknown as WebSocket });
}

beforeEach(() => {
  vi.useFakeTimers();
  wires = [];
  changed.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the line to the server", () => {
  it("tells of a change and of nothing else", () => {
    begin();
    wires[0]?.says('{"kind":"changed"}');
    wires[0]?.says('{"kind":"done"}');
    wires[0]?.says("no frame of ours");
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it("is opened again after a cut, at the address of then", () => {
    let since = 1;
    begin(() => `ws://here/?since=${since}`);
    since = 2;
    wires[0]?.cut(1006);
    vi.advanceTimersByTime(2000);
    expect(wires.map((one) => one.address)).toEqual(["ws://here/?since=1", "ws://here/?since=2"]);
  });

  it("is left closed where the viewer has no place any more", () => {
    begin();
    wires[0]?.cut(4404);
    vi.advanceTimersByTime(600_000);
    expect(wires).toHaveLength(1);
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it("waits longer each time nobody answers", () => {
    begin();
    for (let tries = 0; tries < 4; tries += 1) {
      wires.at(-1)?.cut(1006);
      vi.advanceTimersByTime(100);
      expect(wires).toHaveLength(tries + 1);
      vi.advanceTimersByTime(30_000 * 1.25);
    }
    expect(wires).toHaveLength(5);
  });

  it("is opened anew after a sleep, though it looks open", () => {
    const channel = begin();
    channel.wake(1000);
    expect(wires).toHaveLength(1);
    channel.wake(120_000);
    expect(wires).toHaveLength(2);
    wires[0]?.cut(1001);
    vi.advanceTimersByTime(60_000);
    expect(wires).toHaveLength(2);
  });
});
