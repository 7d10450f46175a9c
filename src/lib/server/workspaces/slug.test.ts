import { describe, expect, it } from 'vitest';
import { slugFor } from './slug.ts';

const bytes = new Uint8Array([0, 1, 2, 3]);

describe('slugs', () => {
  it.each([
    ["Zoë's Quiz Café", 'zoes-quiz-cafe-abcd'],
    ['  De   Gouden Leeuw!! ', 'de-gouden-leeuw-abcd'],
    ['日本', 'quiz-abcd'],
    ['../../etc', 'etc-abcd']
  ])('turn %j into %j', (name, slug) => {
    expect(slugFor(name, bytes)).toBe(slug);
  });
  it('stay short', () => {
    expect(slugFor('x'.repeat(300), bytes).length).toBeLessThan(50);
  });
});
