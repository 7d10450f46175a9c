/**
 * Optimal string alignment distance: Levenshtein plus the swap of neighbours. Anything above `limit` is `limit + 1`. Only
 * the cells within `limit` of the diagonal are looked at, so the work is `O(limit · length)`.
 */
export function editDistance(a: ArrayLike<string>, b: ArrayLike<string>, limit: number): number {
  const far = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return far;
  // A row holds the cells from `i − limit` to `i + limit`; the same place in the row above is one to the left and up.
  const width = 2 * limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width }, (_, place) => (place < limit ? far : place - limit));
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = [];
    let least = far;
    for (let place = 0; place < width; place++) {
      const j = i + place - limit;
      let best = far;
      if (j === 0) best = i;
      else if (j > 0 && j <= b.length) {
        best = (last[place] ?? far) + (a[i - 1] === b[j - 1] ? 0 : 1);
        best = Math.min(best, (last[place + 1] ?? far) + 1, (row[place - 1] ?? far) + 1);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          best = Math.min(best, (beforeLast[place] ?? far) + 1);
      }
      row.push(best);
      least = Math.min(least, best);
    }
    if (least > limit) return far;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length - a.length + limit] ?? far, far);
}
