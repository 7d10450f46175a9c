import { afterEach, expect, test, vi } from 'vitest';
import { FramedRoom, LISTENING } from './framed-room.svelte.ts';
import type { Relayed } from './relayed-room.ts';

const OURS = 'https://quiz.example.org';
const relayed = (code: string) => ({ role: 'display', now: 0, view: { code } }) as unknown as Relayed;

/** A page in a frame; `hears` is what its window does with a message. */
function framed(isFramed = true) {
  const page = {};
  const postMessage = vi.fn();
  const panel = isFramed ? { postMessage } : Object.assign(page, { postMessage });
  let listener: ((event: unknown) => void) | undefined;
  vi.stubGlobal('window', page);
  vi.stubGlobal('parent', panel);
  vi.stubGlobal('location', { origin: OURS });
  vi.stubGlobal('addEventListener', (_type: string, heard: typeof listener) => (listener = heard));
  vi.stubGlobal('removeEventListener', () => (listener = undefined));
  const room = new FramedRoom();
  const stop = room.run();
  return { room, stop, panel, postMessage, hears: (event: object) => listener?.(event) };
}
afterEach(() => {
  vi.unstubAllGlobals();
});

test('[WEB-17] a picture asks the panel that frames it, and shows what that says', () => {
  const { room, stop, panel, postMessage, hears } = framed();
  expect(postMessage).toHaveBeenCalledExactlyOnceWith(LISTENING, OURS);
  hears({ origin: OURS, source: panel, data: relayed('ABCDE') });
  expect([room.code, room.room !== undefined]).toEqual(['ABCDE', true]);
  stop();
  hears({ origin: OURS, source: panel, data: relayed('FGHIJ') });
  expect(room.code).toBe('ABCDE');
});

test('[WEB-17] nobody else is listened to, and a page that nobody frames stays empty', () => {
  const { room, panel, hears } = framed();
  hears({ origin: 'https://evil.example', source: panel, data: relayed('EVILS') });
  hears({ origin: OURS, source: {}, data: relayed('EVILS') });
  expect(room.room).toBeUndefined();
  const alone = framed(false);
  expect(alone.postMessage).not.toHaveBeenCalled();
});
