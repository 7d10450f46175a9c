import { describe, expect, test } from 'vitest';
import { allowedTypos, editDistance, matchesText, normaliseText } from './text-match.ts';

describe('normalising a typed answer', () => {
  test.each([
    ['  PARIS ', 'paris'],
    ['Café', 'cafe'],
    ['Cafe\u0301', 'cafe'],
    ['The   Beatles', 'beatles'],
    ['Het Gooi', 'gooi'],
    ['de', 'de'],
    ['A', 'a'],
    ["Rock'n’Roll", 'rocknroll'],
    ['Rock & Roll', 'rock and roll'],
    ['jack-of-all-trades!', 'jack of all trades'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['Ærø', 'aero'],
    ['İstanbul', 'istanbul'],
    ['Ｔｏｋｙｏ', 'tokyo'],
    ['Москва', 'москва'],
    ['東京', '東京']
  ])('[QUESTION-4] %j reads as %j', (typed, normal) => {
    expect(normaliseText(typed)).toBe(normal);
  });

  test('[QUESTION-4] an answer of symbols is compared as typed', () => {
    expect(normaliseText(' + ')).toBe('+');
    expect(matchesText('+', '+')).toBe(true);
    expect(matchesText('+', '-')).toBe(false);
    expect(matchesText('♥', '+')).toBe(false);
  });

  test('[QUESTION-4] nothing is only like nothing', () => {
    expect(normaliseText('')).toBe('');
    expect(matchesText('', 'Paris')).toBe(false);
    expect(matchesText(' ', '+')).toBe(false);
  });

  test('[QUESTION-4] normalising twice changes nothing more for plain words', () => {
    for (const text of ['The Hague', 'Crème brûlée', 'AC/DC', '1984']) {
      expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
    }
  });
});

describe('forgiving typing errors', () => {
  test('[QUESTION-5] none up to 3 letters, one up to 7, two above', () => {
    expect([1, 3, 4, 7, 8, 40].map(allowedTypos)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  test.each([
    ['Pris', 'Paris', true],
    ['Pari', 'Paris', true],
    ['Parris', 'Paris', true],
    ['Prais', 'Paris', true],
    ['Prs', 'Paris', false],
    ['Rembrandt', 'Rembrant', true],
    ['Remmbrandtt', 'Rembrandt', true],
    ['Rmbrndt', 'Rembrandt', true],
    ['Rmbrnd', 'Rembrandt', false],
    ['cat', 'car', false],
    ['ABBA', 'ABA', false],
    ['the beatls', 'The Beatles', true]
  ])('[QUESTION-5] %j for %j: %s', (answer, accepted, counts) => {
    expect(matchesText(answer, accepted)).toBe(counts);
  });

  test.each([
    ['1945', '1944', false],
    ['Apolo 11', 'Apollo 11', true],
    ['Apollo 12', 'Apollo 11', false],
    ['Apollo', 'Apollo 11', false],
    ['Apollo11', 'Apollo 11', true],
    ['Apollo 1 1', 'Apollo 11', false]
  ])('[QUESTION-5] digits are exact: %j for %j: %s', (answer, accepted, counts) => {
    expect(matchesText(answer, accepted)).toBe(counts);
  });

  test('[QUESTION-5] a swap of neighbours is one error, in code points', () => {
    expect(editDistance('ab', 'ba', 2)).toBe(1);
    expect(editDistance('🦊🐙', '🐙🦊', 2)).toBe(1);
    expect(editDistance('kitten', 'sitting', 5)).toBe(3);
    expect(editDistance('same', 'same', 2)).toBe(0);
    expect(editDistance('', 'ab', 2)).toBe(2);
  });

  test('[QUESTION-5] the distance stops at the limit: the work on a very long text is bounded', () => {
    expect(editDistance('x'.repeat(100_000), 'paris', 2)).toBe(3);
    // Equal lengths: without the early stop this would be 2.5 billion steps.
    expect(editDistance('x'.repeat(50_000), 'y'.repeat(50_000), 2)).toBe(3);
  });
});
