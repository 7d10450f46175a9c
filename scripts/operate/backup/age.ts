import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { messageOf } from '#ops/failure.ts';
import { BackupError } from './backup-error.ts';

type Bytes = AsyncIterable<Uint8Array>;

export interface KeyPair {
  /** Private: whoever has it reads the backups. */
  readonly identity: string;
  /** Public: only encrypts. */
  readonly recipient: string;
}

export async function newKeyPair(): Promise<KeyPair> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Encrypts piece by piece; the memory it takes does not depend on the length. */
export async function encrypt(content: Bytes, recipient: string): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return fromWeb(await encrypter.encrypt(toWeb(content)));
}

/**
 * Decrypts piece by piece. What is cut off or changed fails while it is read.
 *
 * @throws BackupError when none of the identities opens it; before anything else is read
 */
export async function decrypt(content: Bytes, identities: readonly string[]): Promise<Bytes> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return fromWeb(await decrypter.decrypt(toWeb(content)));
  } catch (error) {
    throw new BackupError(
      `The private key in BACKUP_AGE_IDENTITY_FILE does not open this backup (${messageOf(error)}). Use the key that belongs to the BACKUP_AGE_RECIPIENT it was made for.`,
      { cause: error }
    );
  }
}

/**
 * The private keys in a file as age itself writes it: one a line, `#` begins a comment.
 *
 * @throws BackupError when it cannot be read or holds none
 */
export async function readIdentities(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new BackupError(`BACKUP_AGE_IDENTITY_FILE cannot be read: ${messageOf(error)}.`, { cause: error });
  });
  const identities = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (identities.length === 0) throw new BackupError(`${file} holds no private key (AGE-SECRET-KEY-1…).`);
  for (const identity of identities) {
    try {
      new Decrypter().addIdentity(identity);
    } catch (cause) {
      throw new BackupError(`${file} holds something else than private keys of age (AGE-SECRET-KEY-1…).`, {
        cause
      });
    }
  }
  return identities;
}

// The web streams of Node and those of the DOM types are the same thing under two names.
const toWeb = (content: Bytes) => Readable.toWeb(Readable.from(content)) as ReadableStream<Uint8Array>;
const fromWeb = (stream: ReadableStream<Uint8Array>): Bytes =>
  Readable.fromWeb(stream as NodeReadableStream<Uint8Array>);
