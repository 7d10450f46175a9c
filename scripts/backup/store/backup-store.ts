/** Something in a store, by its key such as `partyquiz-20261124T113908Z/manifest.json`. */
export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
}

/**
 * A place for files under keys. A key consists of parts with letters, digits, `.`, `_` and `-`, separated by `/`; no
 * part begins with a dot.
 */
export interface BackupStore {
  /** Where it is, for people. */
  readonly place: string;
  /** Stores it as a whole or not at all: when `content` fails nothing is to be seen under the key. */
  put(key: string, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** @throws BackupError when there is nothing under this key */
  get(key: string): Promise<AsyncIterable<Uint8Array>>;
  /** Everything, ordered by key. */
  list(): Promise<StoredObject[]>;
  /** Fine also when there is nothing under this key. */
  delete(key: string): Promise<void>;
}

const KEY = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;

/** @throws Error when it is no key, which is a mistake of ours */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error(`${JSON.stringify(key)} is no key of a store`);
  return key;
}
