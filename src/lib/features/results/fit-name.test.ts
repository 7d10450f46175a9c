import { describe, expect, test } from 'vitest';
import { fitName } from './fit-name.ts';

describe('the size of a name on a certificate', () => {
  test('is the largest for a short one', () => {
    expect(fitName('Ann', 80, 9)).toBe(9);
    expect(fitName('', 80, 9)).toBe(9);
  });

  test.each([
    'WWWWWWWWWWWWWWWWWWWWWWWW',
    'Oma Truus v. d. Berg-Jan',
    '李小龙李小龙李小龙李小龙',
    '🍝🍝🍝🍝🍝🍝🍝🍝🍝🍝🍝🍝'
  ])('lets %s fit into its line', (name) => {
    const size = fitName(name, 80, 9);
    expect(size).toBeLessThan(9);
    expect(size).toBeGreaterThan(3);
  });

  test('counts what is seen: a family is one, and an accent is none', () => {
    const family = '👨‍👩‍👧‍👦'.repeat(10);
    expect(fitName(family, 80, 9)).toBe(fitName('🍝'.repeat(10), 80, 9));
    expect(fitName('e\u0301'.repeat(24), 80, 9)).toBe(fitName('e'.repeat(24), 80, 9));
  });
});
