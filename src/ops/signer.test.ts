import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { issueClaims, readClaims } from '#core/protocol/ticket.ts';
import { asId, type LiveSessionId } from '#core/ids.ts';
import { secretPrint } from './secret-print.ts';
import { createSigner, safeEqual, type Purpose } from './signer.ts';

const SECRET = 'k2v8Qm5xT9wZ4rB7nC1pL6sD3fG0hJyU';
const signer = createSigner(SECRET);
const plain = (text: string) => createHmac('sha256', SECRET).update(text).digest('base64url');
const purposes: readonly Purpose[] = ['claims', 'resume', 'import', 'device', 'setup', 'secretPrint'];

describe('what is signed', () => {
  it('[WEB-11] carries its purpose: no signature is good for another', () => {
    for (const purpose of purposes)
      for (const other of purposes)
        expect(signer.verify(other, 'text', signer.sign(purpose, 'text'))).toBe(purpose === other);
  });

  it('[WEB-11] reads the same in every release: claims, resume tokens, imports, the print', () => {
    expect(signer.sign('claims', '%7B%7D')).toBe(plain('%7B%7D'));
    expect(signer.sign('resume', 's:j')).toBe(plain('resume:s:j'));
    expect(signer.sign('import', 'x')).toBe(plain('import:x'));
    expect(secretPrint(SECRET)).toBe(plain('partyquiz secret print').slice(0, 12));
  });

  it.each(['import', 'resume', 'device', 'setup', 'secretPrint'] as const)(
    '[WEB-11] a signature for %s is no claim, and reading it fails quietly',
    (purpose) => {
      const sign = (text: string) => signer.sign('claims', text);
      const prefix = purpose === 'secretPrint' ? 'partyquiz ' : `${purpose}:`;
      for (const text of ['x', '%7B%22use%22%3A%22seat%22%7D', '%', '{'])
        expect(
          readClaims(`${prefix}${text}.${signer.sign(purpose, text)}`, 'seat', 0, sign, safeEqual)
        ).toBeUndefined();
    }
  );

  it('[WEB-11] a genuine claim still reads', () => {
    const sign = (text: string) => signer.sign('claims', text);
    const session = asId<LiveSessionId>('0b0e7a52-4c5f-4d6a-8e53-7d1f1a2b3c4d');
    const token = issueClaims({ use: 'seat', session, role: 'host', expires: 10, nonce: 'n' }, sign);
    expect(readClaims(token, 'seat', 0, sign, safeEqual)).toMatchObject({ session, role: 'host' });
    expect(readClaims(`${token}x`, 'seat', 0, sign, safeEqual)).toBeUndefined();
  });
});
