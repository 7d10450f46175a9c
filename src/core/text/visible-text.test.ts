import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../question/typed-answer/any-text.fixture.ts';
import { graphemes } from './graphemes.ts';
import { visibleText } from './visible-text.ts';

describe('what is seen of a text', () => {
  test.each([
    ['a\u0000b', 'a b'],
    ['\u202eevil\u202c', 'evil'],
    ['A\u200dnn\u200c', 'Ann'],
    ['\ud800x', 'x'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['🏳️‍🌈', '🏳️‍🌈'],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['a\u{e0067}b', 'a b'],
    ['محمد‌رضا', 'محمد‌رضا'],
    ['محمد‌‌‌رضا', 'محمد‌رضا'],
    ['شما‌', 'شما'],
    ['ශ්‍රී', 'ශ්‍රී']
  ])('[QUESTION-2] of %j: %j', (text, seen) => {
    expect(visibleText(text)).toBe(seen);
  });

  test('[QUESTION-2] looking twice shows the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visibleText(visibleText(text))).toBe(visibleText(text));
      })
    );
  });
});

describe('visible characters', () => {
  test.each([
    ['Ann', 3],
    ['Zoë', 3],
    ['Zoe\u0308', 3],
    ['👨‍👩‍👧‍👦', 1],
    ['👍🏽👍', 2],
    ['❤️', 1],
    ['🇳🇱🇧🇪', 2],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', 1],
    ['राम', 2],
    ['사과', 2],
    ['사과'.normalize('NFD'), 2],
    ['ไม้', 2],
    ['می‌خواهم', 7],
    ['', 0]
  ])('%j has %d', (text, count) => {
    expect(graphemes(text).length).toBe(count);
  });

  test('together are the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(Array.from(graphemes(text)).join('')).toBe(text);
      })
    );
  });
});
