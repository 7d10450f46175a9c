/**
 * Keeps this process from reading anything for so long, in ms. On one machine a reader that sleeps is woken by every
 * single write, at the writer's cost, and whether it sleeps depends on which of both is faster: readers that stand still
 * leave the cost of writing alone.
 */
export function standStill(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}
