import { describe, expect, test } from 'vitest';
import { asId, type LiveSessionId } from '../ids.ts';
import { uuid } from '../quiz/quiz.fixture.ts';
import { issueClaims, readClaims, type Claims } from './ticket.ts';

// A keyed checksum stands for the HMAC: these tests are about what is signed, not how.
const signWith = (key: number) => (text: string) => {
  let sum = key;
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 2 ** 32;
  return sum.toString(36);
};
const sign = signWith(7);
const equal = (a: string, b: string) => a === b;
const NOW = 1_000_000;
const claims: Claims = {
  use: 'ticket',
  session: asId<LiveSessionId>(uuid(5, 1)),
  role: 'host',
  expires: NOW + 60_000,
  nonce: 'nonce'
};
const read = (token: string, now = NOW, use: Claims['use'] = 'ticket') =>
  readClaims(token, use, now, sign, equal);

describe('a ticket', () => {
  test('[ROOM-11] says what was signed', () => {
    expect(read(issueClaims(claims, sign))).toEqual(claims);
    expect(read(issueClaims({ ...claims, nonce: 'a.b.c ✓' }, sign))?.nonce).toBe('a.b.c ✓');
  });

  test('[ROOM-11] is good until it expires', () => {
    const token = issueClaims(claims, sign);
    expect(read(token, claims.expires)).toEqual(claims);
    expect(read(token, claims.expires + 1)).toBeUndefined();
  });

  test('[ROOM-11] is not a seat, nor a seat a ticket', () => {
    expect(read(issueClaims(claims, sign), NOW, 'seat')).toBeUndefined();
    expect(read(issueClaims({ ...claims, use: 'seat' }, sign))).toBeUndefined();
  });

  test('[ROOM-11] with any character changed is nothing', () => {
    const token = issueClaims(claims, sign);
    for (let place = 0; place < token.length; place++) {
      const changed = `${token.slice(0, place)}${token[place] === 'x' ? 'y' : 'x'}${token.slice(place + 1)}`;
      expect(read(changed), changed).toBeUndefined();
    }
  });

  test('[ROOM-11] signed with another secret is nothing', () => {
    expect(read(issueClaims(claims, signWith(8)))).toBeUndefined();
  });

  test.each([[''], ['.'], ['..'], ['%.%'], ['no dot'], ['{}.'], ['\u0000.x']])(
    '[ROOM-11] %j is nothing',
    (token) => {
      expect(read(token)).toBeUndefined();
    }
  );

  test('[ROOM-11] fits into a frame', () => {
    expect(issueClaims({ ...claims, nonce: uuid(9, 9) }, () => 'x'.repeat(43)).length).toBeLessThan(600);
  });
});
