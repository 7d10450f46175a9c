import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectStore } from './object-store.ts';

export async function* pieces(...parts: readonly (string | Uint8Array | Error)[]) {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield typeof part === 'string' ? Buffer.from(part) : part;
  }
}

export async function readAll(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What every object store does. `open` makes an empty one. */
export function describeObjectStore(
  name: string,
  open: () => Promise<{ store: ObjectStore; close: () => Promise<void> }>
): void {
  describe(name, () => {
    let store: ObjectStore;
    let close: () => Promise<void>;
    beforeEach(async () => {
      ({ store, close } = await open());
    });
    afterEach(() => close());
    const text = async (key: string) => (await readAll(await store.get(key))).toString();

    it('gives back what was put, and lists it with its size', async () => {
      await store.put('two/b.txt', pieces('be', 'ta'));
      await store.put('one/a.txt', pieces('alpha'));
      await store.put('two/empty', pieces());
      expect(await text('two/b.txt')).toBe('beta');
      expect(await text('two/empty')).toBe('');
      expect(await store.list()).toEqual([
        { key: 'one/a.txt', bytes: 5 },
        { key: 'two/b.txt', bytes: 4 },
        { key: 'two/empty', bytes: 0 }
      ]);
    });

    it('is empty before anything is put', async () => {
      expect(await store.list()).toEqual([]);
    });

    it('replaces what is there under the same key', async () => {
      await store.put('one/a.txt', pieces('a long text'));
      await store.put('one/a.txt', pieces('short'));
      expect(await text('one/a.txt')).toBe('short');
    });

    it('keeps large content of any pieces byte by byte', async () => {
      const parts = [randomBytes(9_000_000), randomBytes(1), randomBytes(7_777_216), randomBytes(800_000)];
      await store.put('one/large', pieces(...parts));
      expect((await readAll(await store.get('one/large'))).equals(Buffer.concat(parts))).toBe(true);
    });

    it.each([
      ['at once', [new Error('the source broke')]],
      ['early', ['some bytes', new Error('the source broke')]],
      ['late', [randomBytes(9_000_000), randomBytes(9_000_000), new Error('the source broke')]]
    ])('shows nothing of content that fails %s', async (_, parts) => {
      await store.put('one/a.txt', pieces('as before'));
      await expect(store.put('one/a.txt', pieces(...parts))).rejects.toThrow('the source broke');
      await expect(store.put('one/b.txt', pieces(...parts))).rejects.toThrow('the source broke');
      expect(await store.list()).toEqual([{ key: 'one/a.txt', bytes: 9 }]);
      expect(await text('one/a.txt')).toBe('as before');
    });

    it('deletes what is there, and is content when nothing is', async () => {
      await store.put('one/a.txt', pieces('a'));
      await store.put('one/b.txt', pieces('b'));
      await store.delete('one/a.txt');
      await store.delete('one/a.txt');
      expect(await store.list()).toEqual([{ key: 'one/b.txt', bytes: 1 }]);
    });

    it('says so when there is nothing under a key', async () => {
      await store.put('one/b.txt', pieces('b'));
      await expect(store.get('one/a.txt')).rejects.toMatchObject({ problem: 'missing' });
      expect(await store.find('one/a.txt')).toBeUndefined();
      expect(await store.find('one/b.txt/c')).toBeUndefined();
      expect(await store.find('one')).toBeUndefined();
    });

    it('finds what is there with its size', async () => {
      await store.put('one/a.txt', pieces('alpha'));
      expect(await store.find('one/a.txt')).toEqual({ key: 'one/a.txt', bytes: 5 });
    });

    it('gives back a part of it', async () => {
      await store.put('one/a.txt', pieces('al', 'pha'));
      const part = async (first: number, last: number) =>
        (await readAll(await store.get('one/a.txt', { first, last }))).toString();
      expect([await part(0, 0), await part(1, 3), await part(0, 4)]).toEqual(['a', 'lph', 'alpha']);
    });

    it('lists what is below a folder', async () => {
      for (const key of ['one/a', 'one/two/b', 'one-more/c']) await store.put(key, pieces('x'));
      expect((await store.list('one/')).map(({ key }) => key)).toEqual(['one/a', 'one/two/b']);
      expect(await store.list('three/')).toEqual([]);
      expect(await store.list('one/a/')).toEqual([]);
    });

    it.each(['../a', '/a', 'a//b', '.hidden', 'a/../b', ''])('takes no key such as %j', async (key) => {
      await expect(store.put(key, pieces('a'))).rejects.toThrow('no key');
      await expect(store.get(key)).rejects.toThrow('no key');
      await expect(store.delete(key)).rejects.toThrow('no key');
    });
  });
}
