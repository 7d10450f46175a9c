/** Needs `--expose-gc`. Twice, as the first may only finish what was under way. */
export function collectGarbage(): void {
  const { gc } = globalThis;
  if (!gc) throw new Error('start Node.js with --expose-gc');
  gc();
  gc();
}
