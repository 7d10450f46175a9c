import { describe, expect, it } from 'vitest';
import { asId, type UserId } from '#core/ids.ts';
import { createSigner } from '#ops/signer.ts';
import { DEVICE_SECONDS, issueDevice, readDevice } from './known-device.ts';

const signer = createSigner('k2v8Qm5xT9wZ4rB7nC1pL6sD3fG0hJyU');
const owner = {
  userId: asId<UserId>('0b0e7a52-4c5f-4d6a-8e53-7d1f1a2b3c4d'),
  passwordHash: '$argon2id$v=19$a.b$c'
};
const NOW = 1_000_000;

describe('[WEB-4] a device that signed in before', () => {
  const cookie = issueDevice(owner, signer, NOW);

  it('is known to the same account, with an id of its own', () => {
    expect(readDevice(cookie, owner, signer, NOW)).toMatch(/^[\w-]{16}$/);
    expect(readDevice(issueDevice(owner, signer, NOW), owner, signer, NOW)).not.toBe(
      readDevice(cookie, owner, signer, NOW)
    );
  });

  it('is unknown to another account, after a change of the password, with another secret and after a year', () => {
    expect(readDevice(cookie, { ...owner, userId: asId<UserId>('another') }, signer, NOW)).toBeUndefined();
    expect(readDevice(cookie, { ...owner, passwordHash: 'another' }, signer, NOW)).toBeUndefined();
    expect(readDevice(cookie, owner, createSigner('another'), NOW)).toBeUndefined();
    expect(readDevice(cookie, owner, signer, NOW + DEVICE_SECONDS * 1_000 + 1)).toBeUndefined();
  });

  it.each(['', 'x', '...', `${cookie}.x`, cookie.slice(0, -1), cookie.replace('.', '.9')])(
    'is nothing else: %j',
    (text) => {
      expect(readDevice(text, owner, signer, NOW)).toBeUndefined();
    }
  );

  it('does not hold the hash of the password', () => {
    expect(cookie).not.toContain('argon2');
  });
});
