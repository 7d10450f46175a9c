import { randomUUID } from 'node:crypto';
import type { LiveSessionId } from '#core/ids.ts';
import { issueClaims, TICKET_LIFETIME_MS, type Claims } from '#core/protocol/ticket.ts';
import { Credentials } from '#realtime/room/credentials.ts';
import { TEST_SECRET } from './worker-process.ts';

/** A ticket as the web app makes it. */
export function ticketFor(session: LiveSessionId, role: Claims['role'], part: Partial<Claims> = {}): string {
  const claims: Claims = {
    use: 'ticket',
    session,
    role,
    expires: Date.now() + TICKET_LIFETIME_MS,
    nonce: randomUUID(),
    ...part
  };
  return issueClaims(claims, new Credentials(TEST_SECRET).sign);
}
