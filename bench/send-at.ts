/** Calls `send` for each of these moments (ms from now, ascending) with one timer for all. */
export function sendAt(moments: readonly number[], send: (index: number) => void): void {
  const started = performance.now();
  let next = 0;
  const pump = () => {
    const now = performance.now() - started;
    while (next < moments.length && (moments[next] ?? 0) <= now) send(next++);
    if (next < moments.length) setTimeout(pump, 1);
  };
  pump();
}
