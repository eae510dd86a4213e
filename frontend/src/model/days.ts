/** The page's address for a year of the slider. The last one is now: the map as it stands. */
export function addressFor(page: URL, year: string, last: string): URL {
  const address = new URL(page);
  if (year === last) address.searchParams.delete("as_of");
  else address.searchParams.set("as_of", year);
  return address;
}
