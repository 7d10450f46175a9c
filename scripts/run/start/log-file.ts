import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { keepOwner } from './keep-owner.ts';

const MAX_BYTES = 5 * 1024 * 1024;

/** Appends to `<name>.log`; when that is full it becomes `<name>.log.1`, and an older one goes. */
export class LogFile {
  readonly #path: string;
  #file: number;
  #bytes: number;

  constructor(folder: string, name: string) {
    this.#path = join(folder, `${name}.log`);
    this.#file = openSync(this.#path, 'a', 0o600);
    keepOwner(this.#path);
    this.#bytes = fstatSync(this.#file).size;
  }

  write(line: string): void {
    try {
      if (this.#bytes > MAX_BYTES) this.#rotate();
      this.#bytes += writeSync(this.#file, `${line}\n`);
    } catch {
      // A full disk must not end the party: the line is lost, the game goes on.
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #rotate(): void {
    closeSync(this.#file);
    renameSync(this.#path, `${this.#path}.1`);
    this.#file = openSync(this.#path, 'a', 0o600);
    keepOwner(this.#path);
    this.#bytes = 0;
  }
}
