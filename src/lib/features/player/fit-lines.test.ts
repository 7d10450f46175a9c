import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLines } from './fit-lines.ts';

/** A letter is half as wide as it is high. */
const widthOf = (line: string, size: number) => [...line].length * size * 0.5;
const fit = (text: string, most = 1, width = 100) => fitLines(text, { width, size: 20, most, widthOf });

test('what fits stands in the largest letters', () => {
  expect(fit('Pub night')).toEqual({ lines: ['Pub night'], size: 20 });
});

test('a longer text goes on to the next line between words before its letters shrink', () => {
  expect(fit('Pub night of the year', 3)).toEqual({ lines: ['Pub night', 'of the', 'year'], size: 20 });
  const { lines, size } = fit('Pub night no. 3');
  expect(lines).toEqual(['Pub night no. 3']);
  expect(size).toBeLessThan(20);
});

test('what is too long in the smallest letters is cut, and says so', () => {
  const { lines } = fit('Donaudampfschifffahrtsgesellschaft');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^Donau.*…$/);
  expect(fit('one two three four five six seven eight nine', 2).lines.at(-1)).toMatch(/…$/);
});

test('no line is wider than the room, and no text takes more lines than it may', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 3 }), (text, most) => {
      const { lines, size } = fit(text, most);
      expect(lines.length).toBeLessThanOrEqual(most);
      for (const line of lines) expect(widthOf(line, size)).toBeLessThanOrEqual(100);
    })
  );
});
