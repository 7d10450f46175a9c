import { createHash } from 'node:crypto';
import type { LiveSessionId } from '#core/ids.ts';
import { createSigner, safeEqual, type Signer } from '#ops/signer.ts';

/** Everything that is signed or hashed with the instance's secret. */
export class Credentials {
  readonly #signer: Signer;

  constructor(secret: string) {
    this.#signer = createSigner(secret);
  }

  /** Signs claims. */
  readonly sign = (text: string): string => this.#signer.sign('claims', text);

  readonly equal = safeEqual;

  /**
   * The resume token of a join: 128 bits, the same for the same join id, so that a join whose answer got lost can be
   * repeated. Nobody without the secret can make one.
   */
  resumeToken(session: LiveSessionId, joinId: string): string {
    return this.#signer.sign('resume', `${session}:${joinId}`).slice(0, 22);
  }

  /**
   * What is kept of the address that a player joined from: enough to tell places apart within one session, and without
   * the secret nobody finds the address again.
   */
  addressPrint(session: LiveSessionId, address: string): string {
    return this.sign(`address:${session}:${address}`).slice(0, 10);
  }

  /** What is stored of a resume token. */
  hash(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
  }
}
