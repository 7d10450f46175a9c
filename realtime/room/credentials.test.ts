import { SESSION } from '#core/game/game.fixture.ts';
import { asId, type LiveSessionId } from '#core/ids.ts';
import { describe, expect, test } from 'vitest';
import { Credentials } from './credentials.ts';

const credentials = new Credentials('one secret');

describe('[ROOM-11] credentials', () => {
  test('a resume token has 128 bits, and is the same for the same join only', () => {
    const token = credentials.resumeToken(SESSION, 'join-1');
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(credentials.resumeToken(SESSION, 'join-1')).toBe(token);
    const others = [
      credentials.resumeToken(SESSION, 'join-2'),
      credentials.resumeToken(asId<LiveSessionId>('another'), 'join-1'),
      new Credentials('another secret').resumeToken(SESSION, 'join-1')
    ];
    expect(new Set([token, ...others]).size).toBe(4);
  });

  test('the stored hash is not the token', () => {
    expect(credentials.hash('token')).not.toContain('token');
    expect(credentials.hash('token')).toBe(new Credentials('another secret').hash('token'));
  });

  test('comparison works for every length', () => {
    expect(credentials.equal('a', 'a')).toBe(true);
    expect(credentials.equal('a', 'b')).toBe(false);
    expect(credentials.equal('a', 'aa')).toBe(false);
    expect(credentials.equal('', 'é')).toBe(false);
  });
});
