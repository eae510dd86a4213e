const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/** How long to wait before the next try: twice as long each time, and never all pages at once. */
export function pauseBefore(tries: number, chance: number = Math.random()): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 10));
  return longest * (0.75 + 0.5 * chance);
}
