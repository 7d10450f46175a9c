import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from './any-text.fixture.ts';
import { foldText } from './fold-text.ts';

describe('folding a text', () => {
  test.each([
    ['PARIS', 'paris'],
    ['Café', 'cafe'],
    ['Cafe\u0301', 'cafe'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['Ærø', 'aero'],
    ['İstanbul', 'istanbul'],
    ['Ｔｏｋｙｏ', 'tokyo'],
    ['Việt Nam', 'viet nam'],
    ['Οδυσσεύς', 'οδυσσευσ'],
    ['Москва', 'москва'],
    ['Ёлка', 'елка'],
    ['за́мок', 'замок'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['آب', 'اب'],
    ['مـحـمـد', 'محمد'],
    ['\u0306\ufe0f\u05b8', '\u05b8'],
    ['٥۵५５𝟓', '55555']
  ])('[QUESTION-8] %j is folded to %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test.each([
    ['राम', 'रोम'],
    ['क़लम', 'कलम'],
    ['が', 'か'],
    ['ぱ', 'は'],
    ['각', '가'],
    ['ม้า', 'มา'],
    ['கி', 'கீ'],
    ['й', 'и'],
    ['ї', 'і'],
    ['ў', 'у'],
    ['ќ', 'к'],
    ['ѓ', 'г'],
    ['ئ', 'ي'],
    ['10²', '102'],
    ['2½', '21/2']
  ])('[QUESTION-8] %j and %j stay two', (one, other) => {
    expect(foldText(one)).not.toBe(foldText(other));
  });

  test('[QUESTION-8] syllables, however they are composed, are the same', () => {
    expect(foldText('사과'.normalize('NFD'))).toBe(foldText('사과'));
    expect(foldText('ｶﾞ')).toBe(foldText('ガ'));
  });

  test('[QUESTION-8] folding twice changes nothing more, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { numRuns: 2_000 }
    );
  });
});
