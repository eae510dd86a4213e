/** A datalist completes a whole box; these are whole lines, so that it completes one word of a line. */
export interface Words {
  /** What a clause begins with: mother, brother, friend. */
  readonly starts: readonly string[];
  /** Ways to stand to one another: close, cut off. */
  readonly ties: readonly string[];
  readonly names: readonly string[];
}

const MOST = 12;
/** Words after which only somebody who is here can come. */
const BEFORE_NAMES = /(?:^|\s)(?:of|-)\s+$/i;

export function completions(line: string, words: Words): readonly string[] {
  const clause = line.slice(line.lastIndexOf(";") + 1);
  const begun = clause.trimStart();
  const token = /"[^"]*$|[^\s"]*$/.exec(begun)?.[0] ?? "";
  if (token === "") return [];
  const head = line.slice(0, line.length - token.length);
  const wanted = token.toLowerCase();
  return wordsAfter(begun.slice(0, begun.length - token.length), words)
    .filter((word) => word.toLowerCase().startsWith(wanted) && word.length > token.length)
    .slice(0, MOST)
    .map((word) => head + word);
}

function wordsAfter(before: string, { starts, ties, names }: Words): readonly string[] {
  if (before === "") return [...starts, ...names];
  return BEFORE_NAMES.test(before) ? names : [...ties, ...names];
}
