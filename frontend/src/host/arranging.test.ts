// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { familyAsSvg } from "../tools/family.ts";

vi.mock("htmx.org", () => ({ default: { process: vi.fn(), trigger: vi.fn() } }));

function press(key: string, more: Partial<KeyboardEventInit> = {}): void {
  const on = document.querySelector('.person[data-id="mara"]');
  on?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }),
  );
}

const said = (): string => document.querySelector(".map-said")?.textContent ?? "";
const place = (): string | null | undefined =>
  document.querySelector('.person[data-id="mara"]')?.getAttribute("transform");

describe("moving somebody by keys", () => {
  const sent = vi.fn();

  beforeEach(async () => {
    const { wakeArranging } = await import("./arranging.ts");
    document.body.innerHTML = `<div class="map-frame" data-place="/place" data-tidy="/tidy" data-view="genogram"
      data-placed="{}" data-say-moving="Moving {name}." data-say-back="{name} is back."
      data-say-unkept="{name} did not stay." data-say-down="Down.">${familyAsSvg()}<p class="map-said"></p></div>`;
    for (const mark of document.querySelectorAll(".person")) {
      mark.setAttribute("transform", "translate(0 0)");
    }
    sent.mockResolvedValue({ ok: false });
    vi.stubGlobal("fetch", sent);
    const frame = document.querySelector<HTMLElement>(".map-frame");
    if (frame) wakeArranging(frame);
  });

  afterEach(() => {
    sent.mockReset();
    vi.unstubAllGlobals();
  });

  it("begins with M and says whom", () => {
    press("m");
    expect(said()).toBe("Moving mara.");
  });

  it("arrows shift nobody before that", () => {
    press("ArrowDown");
    expect(place()).toBe("translate(0 0)");
  });

  it("arrows shift them and Escape puts them back", () => {
    press("m");
    press("ArrowDown");
    press("ArrowRight", { shiftKey: true });
    expect(place()).toBe("translate(50 10)");
    press("Escape");
    expect(place()).toBe("translate(0 0)");
    expect(said()).toBe("mara is back.");
    expect(sent).not.toHaveBeenCalled();
  });

  it("Enter sends the new place through the verb's own door", () => {
    press("m");
    press("ArrowDown");
    press("Enter");
    expect(sent).toHaveBeenCalledWith("/place", expect.objectContaining({ method: "POST" }));
    expect(JSON.parse(sent.mock.calls[0]?.[1].body)).toEqual({
      view: "genogram",
      persons: ["mara"],
      at: [[0, 10]],
    });
  });

  it("what did not go through is put back and said", async () => {
    press("m");
    press("ArrowDown");
    press("Enter");
    await vi.waitFor(() => expect(said()).toBe("mara did not stay."));
    expect(place()).toBe("translate(0 0)");
  });
});
