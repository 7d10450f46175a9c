import { beforeAll, describe, expect, test, vi } from 'vitest';
import { hostKey } from './host-keys.ts';

const press = (key: string, part: Partial<Parameters<typeof hostKey>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  defaultPrevented: false,
  ...part
});
/** An element as far as keys look at it. */
const element = (name: string, scrollHeight = 10) =>
  // The rest of an element is never asked for.
  ({
    closest: (selector: string) => (selector.split(', ').includes(name) ? {} : null),
    scrollHeight,
    clientHeight: 10
  }) as unknown as Element;
const body = element('body', 5_000);

beforeAll(() => {
  vi.stubGlobal('document', { body });
});

describe('keys of a host', () => {
  test.each([
    [' ', 'advance'],
    ['PageDown', 'advance'],
    ['ArrowRight', 'advance'],
    ['PageUp', 'undo'],
    ['ArrowLeft', 'undo'],
    ['U', 'undo'],
    ['h', 'hold'],
    ['p', 'pause'],
    ['b', 'pause'],
    ['.', 'pause'],
    ['s', 'skip'],
    ['x', undefined]
  ])('%j is %s', (key, order) => {
    expect(hostKey(press(key), body)).toBe(order);
  });

  test('a key that is held down, or meant for the browser, is nobody’s', () => {
    for (const part of [{ repeat: true }, { ctrlKey: true }, { metaKey: true }, { altKey: true }])
      expect(hostKey(press('ArrowRight', part), body)).toBeUndefined();
  });

  test('whoever types or scrolls keeps every key', () => {
    for (const key of ['PageDown', 'ArrowRight', '.', ' ', 's']) {
      for (const name of ['input', 'select', 'dialog'])
        expect(hostKey(press(key), element(name))).toBeUndefined();
    }
    expect(hostKey(press('PageDown'), element('aside', 900))).toBeUndefined();
    expect(hostKey(press('PageDown'), element('aside', 10))).toBe('advance');
  });

  test('a button has its own space bar; a clicker goes on all the same', () => {
    expect(hostKey(press(' '), element('button'))).toBeUndefined();
    expect(hostKey(press('s'), element('button'))).toBeUndefined();
    expect(hostKey(press('PageDown'), element('button'))).toBe('advance');
  });
});
