/**
 * Brings a typed answer into the form in which it is compared [QUESTION-4]: case, accents, punctuation, doubled
 * spaces and a leading article do not count.
 */
export function normaliseText(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđłı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/&/g, ' and ')
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const bare = plain.replace(/^(the|an|a|de|het|een) (?=.)/, '');
  // An answer that has no letter or digit at all ("+", "♥") is compared as it was typed.
  return bare === '' ? text.trim() : bare;
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i'
};

/** How many typing errors are forgiven in a normalised word of this length [QUESTION-5]. */
export const allowedTypos = (length: number): number => (length <= 3 ? 0 : length <= 7 ? 1 : 2);

/** Whether a typed answer counts as this accepted text: equal, or nearly, with every digit exact. */
export function matchesText(answer: string, accepted: string): boolean {
  const a = normaliseText(answer);
  const b = normaliseText(accepted);
  if (a === b) return true;
  if (digits(a) !== digits(b)) return false;
  const budget = allowedTypos([...b].length);
  return budget > 0 && editDistance(a, b, budget) <= budget;
}

const digits = (text: string) => text.replace(/[^\p{N}]+/gu, ' ').trim();

/**
 * Optimal string alignment distance (Levenshtein plus transposition of neighbours), in code points. Stops at
 * `limit + 1`: anything above the limit is equally far.
 */
export function editDistance(left: string, right: string, limit: number): number {
  const a = [...left];
  const b = [...right];
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
