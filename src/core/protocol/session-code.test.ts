import { describe, expect, test } from 'vitest';
import { CODE_ALPHABET, CODE_LENGTH, codeFromBytes, codeSchema, readCode } from './session-code.ts';
import * as v from 'valibot';

describe('session code', () => {
  test('has letters that nobody mixes up', () => {
    expect(new Set(CODE_ALPHABET).size).toBe(CODE_ALPHABET.length);
    expect(CODE_ALPHABET).not.toMatch(/[0O1IL2Z5S8BUV]/);
  });

  test('is made from random bytes, each letter equally likely', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const letter = codeFromBytes(new Uint8Array(CODE_LENGTH).fill(byte))?.[0];
      if (letter !== undefined) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect([...counts.keys()].sort().join('')).toBe([...CODE_ALPHABET].sort().join(''));
    expect(new Set(counts.values()).size).toBe(1);
  });

  test('needs enough usable bytes', () => {
    expect(codeFromBytes(new Uint8Array(CODE_LENGTH - 1))).toBeUndefined();
    expect(codeFromBytes(new Uint8Array(CODE_LENGTH).fill(255))).toBeUndefined();
    expect(codeFromBytes(new Uint8Array([255, 0, 255, 1, 2, 3, 4, 5]))).toHaveLength(CODE_LENGTH);
  });

  test('every code is one that the protocol takes', () => {
    expect(v.is(codeSchema, codeFromBytes(new Uint8Array([0, 50, 100, 150, 200])))).toBe(true);
  });

  test.each([
    [' ac-de f ', 'ACDEF'],
    ['ACDEF', 'ACDEF'],
    ['acd4', 'ACD4']
  ])('%j is read as %j', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });

  test.each([[''], ['abc'], ['abcdefghi'], ['ab_cd'], ['äbcde'], ["' or 1=1"]])('%j is no code', (typed) => {
    expect(readCode(typed)).toBeUndefined();
  });
});
