/** What is stored was written by a newer release than this one. */
export class StoredIsNewer extends Error {
  constructor(what: string, version: number, known: number) {
    super(
      `A ${what} was stored in form ${String(version)} by a newer release; this one knows form ${String(known)}. Update it.`
    );
    this.name = 'StoredIsNewer';
  }
}

type Stored = Readonly<Record<string, unknown>>;

/** How one kind of thing is kept as JSON: under a version, and readable in every form that a release ever wrote. */
export interface StoredForm<T> {
  /** @throws StoredIsNewer for a form that this release does not know */
  read(json: unknown): T;
  /** The value with the version of its form. */
  write(value: T): object;
}

/**
 * @param what in words, for the error
 * @param version of the form that this release writes; forms of releases up to 0.2.0 carry none and are 0
 * @param upgrade makes of any older form, or of the present one, what this release works with
 */
export const storedForm = <T extends object>(
  what: string,
  version: number,
  upgrade: (stored: Stored, version: number) => T
): StoredForm<T> => ({
  read(json) {
    // What the database holds in such a column was written by `write`, or by a release that knew no versions.
    const { v = 0, ...stored } = json as Stored & { readonly v?: number };
    if (v > version) throw new StoredIsNewer(what, v, version);
    return upgrade(stored, v);
  },
  write: (value) => ({ v: version, ...value })
});
