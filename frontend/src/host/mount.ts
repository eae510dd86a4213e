import { wireDevice } from "../device/keeping.ts";
import { wireKeeping } from "../sync/keeping.ts";
import { wireLive } from "../sync/live.ts";
import { onArrival } from "./arrivals.ts";
import { wakeDialogs, wireOpeners, within } from "./dialogs.ts";
import { wakeLine, wireOpened } from "./line.ts";
import { wakeMap } from "./maps.ts";
import { wireMenus } from "./menus.ts";
import { wakePad } from "./pad.ts";
import { wirePanel } from "./panel.ts";
import { wireRequests } from "./requests.ts";
import { wireTheme } from "./theme.ts";

export function mount(root: HTMLElement): void {
  wireRequests(root);
  wireTheme(root);
  wireMenus(root);
  wireOpeners(root);
  wirePanel(root);
  wireOpened(root);
  wireKeeping(root);
  wireDevice(root);
  onArrival((piece) => {
    wakeDialogs(piece);
    for (const form of within<HTMLElement>(piece, "form[data-line]")) wakeLine(form);
    for (const frame of within<HTMLElement>(piece, ".map-frame")) wakeMap(frame);
    for (const pad of within<HTMLElement>(piece, "[data-pad]")) wakePad(pad);
  });
  wireLive();
}
