import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm, rmdir, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { codeOf, messageOf } from '../failure.ts';
import { makeFolder } from '../make-folder.ts';
import {
  checkKey,
  ObjectStoreError,
  type ByteRange,
  type ObjectStore,
  type StoredObject,
  type StoreProblem
} from './object-store.ts';

/** Files on their way; hidden, so that they are never taken for stored ones. */
const INCOMING = '.incoming';
/** What was on its way for so long belongs to a process that was killed. */
const STALE_MS = 86_400_000;
/** What is kept is for its owner only: backups hold names, answers and password hashes. */
const PRIVATE = { folder: 0o700, file: 0o600 };

/** A store in a folder, which is made when something is put. */
export class FolderStore implements ObjectStore {
  readonly place: string;

  constructor(folder: string) {
    this.place = resolve(folder);
  }

  async put(key: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const path = this.#path(key);
    const incoming = join(this.place, INCOMING);
    const draft = join(incoming, randomUUID());
    try {
      makeFolder(incoming, PRIVATE.folder);
      await removeStale(incoming);
      await write(draft, content);
      makeFolder(dirname(path), PRIVATE.folder);
      await rename(draft, path);
      await syncFolder(dirname(path));
      await syncFolder(this.place);
    } catch (error) {
      // Whether that works or not: the first error is the one that tells something.
      await rm(draft, { force: true }).catch(() => undefined);
      throw explain(error, this.place);
    }
  }

  async get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>> {
    if (!(await this.find(key))) throw new ObjectStoreError('missing', `${this.#path(key)} does not exist`);
    return createReadStream(this.#path(key), range && { start: range.first, end: range.last });
  }

  async find(key: string): Promise<StoredObject | undefined> {
    const stats = await stat(this.#path(key)).catch((error: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
      throw explain(error, this.place);
    });
    return stats?.isFile() ? { key, bytes: stats.size } : undefined;
  }

  async list(folder?: `${string}/`): Promise<StoredObject[]> {
    const files = await this.#filesIn(folder === undefined ? this.place : this.#path(folder.slice(0, -1)));
    return files.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  async delete(key: string): Promise<void> {
    const path = this.#path(key);
    await rm(path, { force: true });
    // The last file takes its folder along.
    if (dirname(path) !== this.place) await rmdir(dirname(path)).catch(() => undefined);
  }

  #path(key: string): string {
    return join(this.place, ...checkKey(key).split('/'));
  }

  async #filesIn(folder: string): Promise<StoredObject[]> {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(codeOf(error)) && folder !== this.place) return [];
      if (codeOf(error) === 'ENOENT') return [];
      throw explain(error, this.place);
    });
    const found: StoredObject[] = [];
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) found.push(...(await this.#filesIn(path)));
      else if (entry.isFile())
        found.push({
          key: relative(this.place, path).split(sep).join('/'),
          bytes: (await stat(path)).size
        });
    }
    return found;
  }
}

async function write(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const file: FileHandle = await open(path, 'wx', PRIVATE.file);
  try {
    for await (const chunk of content) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function removeStale(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const age = await stat(path).then(
      (stats) => Date.now() - stats.mtimeMs,
      () => 0
    );
    if (age > STALE_MS) await rm(path, { force: true });
  }
}

/** Makes a rename survive a power cut. Windows cannot open a folder, and needs no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const PROBLEM: Readonly<Record<string, StoreProblem>> = {
  EACCES: 'notOurs',
  EROFS: 'unusable',
  ENOENT: 'unusable',
  EEXIST: 'unusable',
  ENOTDIR: 'unusable',
  EDQUOT: 'full',
  ENOSPC: 'full'
};

function explain(error: unknown, place: string): unknown {
  const problem = PROBLEM[codeOf(error)];
  if (problem === undefined) return error;
  return new ObjectStoreError(problem, `${place} cannot be used (${messageOf(error)})`, { cause: error });
}
