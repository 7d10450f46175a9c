import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decrypt, encrypt, newKeyPair, readIdentities } from './age.ts';
import { pieces, readAll } from '#ops/object-store/object-store.contract.ts';

describe('encryption', () => {
  it('is undone by the private key, and by no other', async () => {
    const [keys, others] = [await newKeyPair(), await newKeyPair()];
    const content = randomBytes(200_000);
    const encrypted = await readAll(
      await encrypt(pieces(content.subarray(0, 70_000), content.subarray(70_000)), keys.recipient)
    );
    expect(encrypted.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    const open = async (identity: string) => readAll(await decrypt(pieces(encrypted), [identity]));
    expect((await open(keys.identity)).equals(content)).toBe(true);
    await expect(open(others.identity)).rejects.toThrow('BACKUP_AGE_IDENTITY_FILE');
  });

  it('shows where something was changed or cut off', async () => {
    const { identity, recipient } = await newKeyPair();
    const encrypted = await readAll(await encrypt(pieces(randomBytes(200_000)), recipient));
    const changed = Buffer.from(encrypted);
    changed[150_000] = (changed[150_000] ?? 0) ^ 1;
    for (const bytes of [changed, encrypted.subarray(0, -1_000)])
      await expect(decrypt(pieces(bytes), [identity]).then(readAll)).rejects.toThrow();
  });

  it('fails when what it encrypts fails', async () => {
    const { recipient } = await newKeyPair();
    const broken = pieces('some', new Error('the source broke'));
    await expect(encrypt(broken, recipient).then(readAll)).rejects.toThrow('the source broke');
  });

  it('reads the files that age itself writes, and says what is wrong with others', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'partyquiz-age-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const file = join(folder, 'key.txt');
    const { identity, recipient } = await newKeyPair();
    writeFileSync(file, `# created: 2026-11-24\n# public key: ${recipient}\n${identity}\n`);
    expect(await readIdentities(file)).toEqual([identity]);
    writeFileSync(file, `${recipient}\n`);
    await expect(readIdentities(file)).rejects.toThrow('something else than private keys');
    writeFileSync(file, '# nothing\n');
    await expect(readIdentities(file)).rejects.toThrow('no private key');
    await expect(readIdentities(join(folder, 'none'))).rejects.toThrow('BACKUP_AGE_IDENTITY_FILE');
  });
});
