import { expect, test } from 'vitest';
import { stepLayout } from './podium-layout.ts';

const counts = Array.from({ length: 300 }, (_, index) => index + 1);

test.each([true, false])('from 1 to 300 people fit above their step (first: %s)', (isFirst) => {
  for (const count of counts) {
    const { columns, face, isNamed, width } = stepLayout(count, isFirst);
    const rows = Math.ceil(count / columns);
    // A name takes a line of about two and a half units under its face.
    const height = rows * (face * 1.12 + (isNamed ? 2.6 : 0));
    expect(height, `${String(count)} people`).toBeLessThanOrEqual(isNamed ? 16 : 22);
    expect(columns * face, `${String(count)} people`).toBeLessThanOrEqual(width);
    expect(face, `${String(count)} people`).toBeGreaterThan(1.4);
  }
});

test('more people never get larger faces', () => {
  const faces = counts.slice(6).map((count) => stepLayout(count, true).face);
  expect(faces).toEqual([...faces].sort((a, b) => b - a));
});
