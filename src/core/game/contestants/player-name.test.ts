import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../question/typed-answer/any-text.fixture.ts';
import { graphemes } from '../../text/graphemes.ts';
import { cleanPlayerName, MAX_NAME_LENGTH, nameKey, uniquePlayerName } from './player-name.ts';

describe('cleaning a name', () => {
  test.each([
    ['  Ann  ', 'Ann'],
    ['Ann\t\n Lee', 'Ann Lee'],
    ['Zoe\u0308', 'Zoë'],
    ['\u202eevil\u202c', 'evil'],
    ['A\u2066n\u2069n', 'A n n'],
    ['An\u200bn', 'An n'],
    ['A\u200dnn\u200c', 'Ann'],
    ['محمد‌رضا', 'محمد‌رضا'],
    ['ශ්‍රී', 'ශ්‍රී'],
    ['မြွှေ့', 'မြွှေ့'],
    ['x' + '\u0651'.repeat(40), 'x' + '\u0651'.repeat(6)],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿 Ann', '🏴󠁧󠁢󠁳󠁣󠁴󠁿 Ann'],
    ['\u061cAnn', 'Ann'],
    ['Ann\ufeff', 'Ann'],
    ['A\u0000B', 'A B'],
    ['A\ud800B', 'A B'],
    ['x\u0302\u0303\u0304\u0305\u0306', 'x\u0302\u0303'],
    ['👨‍👩‍👧 Smith', '👨‍👩‍👧 Smith'],
    ['🏳️‍🌈', '🏳️‍🌈'],
    ['<b>Bob</b>', '<b>Bob</b>'],
    ['محمد', 'محمد'],
    ['Łukasz', 'Łukasz'],
    ['?', '?']
  ])('[GAME-2] %j becomes %j', (typed, name) => {
    expect(cleanPlayerName(typed)).toBe(name);
  });

  test.each([
    [''],
    ['   '],
    ['\u200d'],
    ['\u200d\ufe0f'],
    ['\u0301'],
    ['\u202e\u202c'],
    ['\u3164'],
    ['\u115f\u1160'],
    ['\uffa0'],
    ['\u2800\u2800'],
    ['\u00ad'],
    ['x'.repeat(25)],
    ['🦊'.repeat(25)]
  ])('[GAME-2] %j is no name', (typed) => {
    expect(cleanPlayerName(typed)).toBeUndefined();
  });

  test.each([['🦊'.repeat(24)], ['Zoë'.repeat(8)], ['नि'.repeat(24)], ['👩🏽‍🚀'.repeat(24)]])(
    '[GAME-2] %j is 24 visible characters long, and a name',
    (name) => {
      expect(cleanPlayerName(name)).toBe(name);
    }
  );

  test('[GAME-2] cleaning a name twice changes nothing more', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const name = cleanPlayerName(typed);
        if (name !== undefined) expect(cleanPlayerName(name)).toBe(name);
      })
    );
    expect(cleanPlayerName('a\u200d\u0308')).toBe('ä');
  });

  test('[GAME-2] what is made of very many code points is no name', () => {
    expect(cleanPlayerName('👨‍👩‍👧‍👦'.repeat(13))).toBe('👨‍👩‍👧‍👦'.repeat(13));
    expect(cleanPlayerName('👨‍👩‍👧‍👦'.repeat(14))).toBeUndefined();
    expect(cleanPlayerName('\u200d'.repeat(150) + 'Ann')).toBe('Ann');
  });

  test('[GAME-2] no name holds a control character, a direction mark or half a surrogate', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      const name = cleanPlayerName(`a${String.fromCharCode(code)}b`);
      expect(name, code.toString(16)).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
    }
  });
});

describe('telling players apart', () => {
  const taken = (...names: string[]) => new Set(names.map(nameKey));

  test('[GAME-2] a free name stays as it is; a taken one gets the lowest free number', () => {
    expect(uniquePlayerName('Ann', taken())).toBe('Ann');
    expect(uniquePlayerName('Ann', taken('Ann'))).toBe('Ann 2');
    expect(uniquePlayerName('ann', taken('Ann', 'Ann 2', 'Ann 4'))).toBe('ann 3');
  });

  test.each([
    ['Ann', 'ANN'],
    ['Ann', 'Ａｎｎ'],
    ['Ann', 'A\u200dnn'],
    ['Ann', 'Ann\ufe0f'],
    ['Ann', 'A\u034fnn'],
    ['Zoë', 'ZOE\u0308'],
    ['Ann', 'Аnn'],
    ['ANNA', 'ΑΝΝΑ'],
    ['Kevin', 'Кеvіn'],
    ['Zoë', 'Ζоё'],
    ['Вера', 'ВЕРА'],
    ['Αννα', 'ΑΝΝΑ'],
    ['محمد‌رضا', 'محمدرضا']
  ])('[GAME-2] %j and %j look the same and are the same', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  test('[GAME-2] different emoji are different names', () => {
    expect(new Set(['👨‍👩‍👧', '👩‍👩‍👧', '🦊', '❤', '👍🏽', '👍'].map(nameKey)).size).toBe(6);
  });

  test('[GAME-2] names in one script that differ stay different', () => {
    expect(new Set(['Вера', 'Вася', 'Νίκος', 'Νίκη', 'Anna', 'Hanna', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'].map(nameKey)).size).toBe(8);
  });

  test('[GAME-2] who comes with a look-alike of a name gets a number', () => {
    expect(uniquePlayerName('Аnn', taken('Ann'))).toBe('Аnn 2');
    expect(uniquePlayerName('Аnn', taken('Ann', 'Ann 2'))).toBe('Аnn 3');
  });

  test.each([['🦊'.repeat(24)], ['👨‍👩‍👧‍👦'.repeat(13)], ['नि'.repeat(24)]])(
    '[GAME-2] a number never makes %j too long or cuts it apart, however many share it',
    (shared) => {
      const names = new Set<string>();
      for (let n = 0; n < 150; n++) {
        const name = uniquePlayerName(shared, names);
        expect(cleanPlayerName(name)).toBe(name);
        expect(graphemes(name).length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
        expect(names.has(nameKey(name))).toBe(false);
        names.add(nameKey(name));
      }
    }
  );

  test('[GAME-2] a name that thousands share still gets a number of its own, at a price that does not grow with them', () => {
    let looks = 0;
    class Counting extends Set<string> {
      override has(name: string): boolean {
        looks += 1;
        return super.has(name);
      }
    }
    const names = new Counting();
    for (let n = 0; n < 5_000; n++) names.add(nameKey(uniquePlayerName('Ann', names)));
    expect(names.size).toBe(5_000);
    expect(looks / 5_000).toBeLessThan(60);
  });
});
