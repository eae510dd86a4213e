import { wireDevice } from "../device/keeping.ts";
import { wireKeeping } from "../sync/keeping.ts";
import { wireLive } from "../sync/live.ts";
import { wakeArranging, wireArranged } from "./arranging.ts";
import { onArrival } from "./arrivals.ts";
import { wakeDialogs, wireOpeners, within } from "./dialogs.ts";
import { wakeLine, wireOpened } from "./line.ts";
import { wakeMap } from "./maps.ts";
import { wireMenus } from "./menus.ts";
import { wakePad } from "./pad.ts";
import { wirePanel } from "./panel.ts";
import { wireRequests } from "./requests.ts";
import { showOpenTab } from "./tabs.ts";
import { wireTheme } from "./theme.ts";
import { wakeYears } from "./years.ts";

export function mount(root: HTMLElement): void {
  wireRequests(root);
  wireTheme(root);
  wireMenus(root);
  wireOpeners(root);
  wirePanel(root);
  wireOpened(root);
  wireArranged(root);
  wireKeeping(root);
  wireDevice(root);
  onArrival(wake);
  wireLive();
}

/** What is woken when it comes to the page, now or later, by what it looks like. */
const WOKEN: readonly (readonly [string, (one: HTMLElement) => void])[] = [
  ["form[data-line]", wakeLine],
  [".map-frame", wakeMap],
  [".map-frame[data-place]", wakeArranging],
  ["form[data-years]", wakeYears],
  [".tabs", showOpenTab],
  ["[data-pad]", wakePad],
];

function wake(piece: HTMLElement): void {
  wakeDialogs(piece);
  for (const [which, wakeOne] of WOKEN) {
    for (const one of within<HTMLElement>(piece, which)) wakeOne(one);
  }
}
