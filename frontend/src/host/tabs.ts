/** On a narrow screen the row of tabs scrolls: the one that is open is brought into sight. */
export function showOpenTab(row: HTMLElement): void {
  const open = row.querySelector<HTMLElement>('[aria-current="page"]');
  if (!open || row.scrollWidth <= row.clientWidth) return;
  const [tab, room] = [open.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollBy({ left: tab.left + tab.width / 2 - (room.left + room.width / 2) });
}
