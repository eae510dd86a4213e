/** A datalist completes a whole box; these are whole lines, so that it completes one word of a line. */
export interface Words {
  /** What a clause begins with: mother, brother, friend. */
  readonly starts: readonly string[];
  /** What may come later in it: names, and ways to stand to one another. */
  readonly later: readonly string[];
}

const MOST = 12;

export function completions(line: string, words: Words): readonly string[] {
  const clause = line.slice(line.lastIndexOf(";") + 1);
  const begun = clause.trimStart();
  const token = /"[^"]*$|[^\s"]*$/.exec(begun)?.[0] ?? "";
  if (token === "") return [];
  const isFirst = token.length === begun.length;
  const known = isFirst ? [...words.starts, ...words.later] : words.later;
  const head = line.slice(0, line.length - token.length);
  const wanted = token.toLowerCase();
  return known
    .filter((word) => word.toLowerCase().startsWith(wanted) && word.length > token.length)
    .slice(0, MOST)
    .map((word) => head + word);
}
