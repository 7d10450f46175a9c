import { expect, it } from 'vitest';
import { keepLook, readLook } from './held-look.ts';

const colours = { main: '#00843d', accent: '#f58220' } as const;
const url = new URL('http://quiz.example.org/play/KWP4C');

/** The cookies of one phone. */
function phone() {
  const jar = new Map<string, string>();
  const set = (name: string, value: string) => void jar.set(name, value);
  return {
    jar,
    event: {
      url,
      cookies: { get: (name: string) => jar.get(name), set, delete: (name: string) => void jar.delete(name) }
    }
  };
}

it('[GAME-43] a phone that comes back has the colours of its game, and of no other', () => {
  const { event } = phone();
  keepLook(event, 'KWP4C', colours);
  expect(readLook(event, 'KWP4C')).toEqual(colours);
  expect(readLook(event, 'QQQQ4')).toBeUndefined();
});

it('a game in the colours of the house leaves no cookie', () => {
  const { jar, event } = phone();
  keepLook(event, 'QQQQ4', undefined);
  keepLook(event, 'KWP4C', colours);
  keepLook(event, 'QQQQ4', undefined);
  expect([...jar]).toEqual([]);
});

it('what somebody wrote into it is a colour or nothing: it becomes part of a page', () => {
  const { jar, event } = phone();
  keepLook(event, 'KWP4C', colours);
  const [name = ''] = jar.keys();
  for (const value of ['KWP4C', 'KWP4C.red.blue', 'KWP4C.00843d;x:url(.f58220', '.00843d.f58220'])
    expect(
      readLook(
        {
          ...event,
          cookies: { ...event.cookies, get: (asked: string) => (asked === name ? value : undefined) }
        },
        'KWP4C'
      ),
      value
    ).toBeUndefined();
});
