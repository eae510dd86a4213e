import { addressFor } from "../model/days.ts";
import { fetchedPage, mendMain, ownAddress } from "../sync/page.ts";

/** Long enough not to ask for every year that is passed over. */
const PAUSE_MS = 140;

/** `form[data-years]`: with script, a slider over the years; the map follows while it is moved. */
export function wakeYears(form: HTMLElement): void {
  const slider = form.querySelector<HTMLInputElement>('input[type="range"]');
  const typed = form.querySelector<HTMLInputElement>('input[name="as_of"]');
  const held = slider?.closest<HTMLElement>("[data-scripted]");
  if (!slider || !typed || !held) return;
  held.hidden = false;
  let timer = 0;
  slider.addEventListener("input", () => {
    typed.value = slider.value;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void showYear(slider), PAUSE_MS);
  });
}

async function showYear(slider: HTMLInputElement): Promise<void> {
  const address = addressFor(ownAddress(), slider.value, slider.max);
  const fetched = await fetchedPage(address, true);
  // Whoever slid on meanwhile is answered by the next one.
  if (
    !(fetched instanceof Document) ||
    addressFor(ownAddress(), slider.value, slider.max).href !== address.href
  )
    return;
  history.replaceState(history.state, "", address);
  mendMain(fetched);
}
