/** Something in a store, by its key such as `partyquiz-20261124T113908Z/manifest.json`. */
export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
}

/** Bytes `first` to `last` of an object, both included, counted from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * A place for files under keys: backups, media. A key consists of parts with letters, digits, `.`, `_` and `-`, separated
 * by `/`; no part begins with a dot. Whatever cannot be done throws an {@link ObjectStoreError} where we know why.
 */
export interface ObjectStore {
  /** Where it is, for people. */
  readonly place: string;
  /** Stores it as a whole or not at all: when `content` fails nothing is to be seen under the key. */
  put(key: string, content: AsyncIterable<Uint8Array>): Promise<void>;
  /**
   * All of it, or a part that lies within it.
   * @throws ObjectStoreError `missing` when there is nothing under this key
   */
  get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>>;
  /** What is under a key, without its content; `undefined` when nothing is. */
  find(key: string): Promise<StoredObject | undefined>;
  /**
   * Everything, ordered by key.
   * @param folder only what is below it: `one/` has `one/a` and `one/two/b`
   */
  list(folder?: `${string}/`): Promise<StoredObject[]>;
  /** Fine also when there is nothing under this key. */
  delete(key: string): Promise<void>;
}

/** Why a store did not do what it was asked. Which variables set it up is known to whoever opened it. */
export type StoreProblem =
  /** Nothing is under the key. */
  | 'missing'
  /** The folder belongs to somebody else. */
  | 'notOurs'
  /** There cannot be a folder at this place. */
  | 'unusable'
  | 'full'
  /** The key of the bucket is wrong, or may not do this. */
  | 'refused'
  /** No key was given, and none was found. */
  | 'noCredentials'
  | 'noBucket'
  | 'wrongRegion'
  | 'unreachable';

export class ObjectStoreError extends Error {
  override readonly name = 'ObjectStoreError';
  readonly problem: StoreProblem;

  /** @param message says what happened where, without a full stop */
  constructor(problem: StoreProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

const KEY = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;

/** @throws Error when it is no key, which is a mistake of ours */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error(`${JSON.stringify(key)} is no key of a store`);
  return key;
}
