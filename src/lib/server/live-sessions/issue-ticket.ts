import { randomBytes } from 'node:crypto';
import { issueClaims, TICKET_LIFETIME_MS, type Sign } from '#core/protocol/ticket.ts';
import { signer } from '../signing/signer.ts';
import type { RunningSession } from './find-session-by-code.ts';

const instanceSign: Sign = (text) => signer().sign('claims', text);

/** Whoever was let in, and as what: a host or marker leaves with his sign-in [ACCOUNT-8], a display was let in by the code. */
export type Admitted =
  { readonly role: 'host' | 'marker'; readonly signIn: string | undefined } | { readonly role: 'display' };

/** A signed ticket with which a host, marker or display enters a room, good once and for a minute. Whoever asks was let in before. */
export function issueTicket(
  session: Pick<RunningSession, 'id' | 'now'>,
  admitted: Admitted,
  sign: Sign = instanceSign
): string {
  const { role } = admitted;
  const expires = Math.floor(session.now) + TICKET_LIFETIME_MS;
  const nonce = randomBytes(16).toString('base64url');
  const signIn = role !== 'display' && admitted.signIn !== undefined ? { signIn: admitted.signIn } : {};
  return issueClaims({ use: 'ticket', session: session.id, role, expires, nonce, ...signIn }, sign);
}
