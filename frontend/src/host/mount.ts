import { onArrival } from "./arrivals.ts";
import { wakeDialogs, wireOpeners, within } from "./dialogs.ts";
import { wakeMap } from "./maps.ts";
import { wireMenus } from "./menus.ts";
import { wireRequests } from "./requests.ts";
import { wireTheme } from "./theme.ts";

export function mount(root: HTMLElement): void {
  wireRequests(root);
  wireTheme(root);
  wireMenus(root);
  wireOpeners(root);
  onArrival((piece) => {
    wakeDialogs(piece);
    for (const frame of within<HTMLElement>(piece, ".map-frame")) wakeMap(frame);
  });
}
