import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { keepOwner } from './keep-owner.ts';
import { codeOf } from '#ops/failure.ts';

/** Writes a file that only its owner can read, whole or not at all. */
export function writePrivateFile(path: string, content: string): void {
  const draft = `${path}.${String(process.pid)}.new`;
  writeFileSync(draft, `${content}\n`, { mode: 0o600 });
  keepOwner(draft);
  renameSync(draft, path);
}

/** The file's content, or what `create` makes; that is then kept for the next time. */
export function readOrCreatePrivateFile(path: string, create: () => string): string {
  try {
    const content = readFileSync(path, 'utf8').trim();
    if (content !== '') return content;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const content = create();
  writePrivateFile(path, content);
  return content;
}
