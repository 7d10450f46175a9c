import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('.', import.meta.url);

test('[OPS-21] whatever way somebody signed in takes into the studio, what he changes is counted', () => {
  const ways = readdirSync(folder).filter((name) => /^enter-[a-z]+\.ts$/.test(name));
  expect(ways).toHaveLength(3);
  for (const way of ways)
    expect(readFileSync(new URL(way, folder), 'utf8'), way).toContain('limitWrites(db, event)');
});
