import { expect, test } from 'vitest';
import { asId, type LiveSessionId } from '../ids.ts';
import { uuid } from '../quiz/quiz.fixture.ts';
import { issueLead, readLead } from './lead.ts';
import { issueClaims, readClaims } from './ticket.ts';

const sign = (text: string) => `signature-of-${String(text.length)}`;
const equal = (a: string, b: string) => a === b;
const [session, other] = [1, 2].map((n) => asId<LiveSessionId>(uuid(5, n)));
const NOW = 1_000_000;

test('[GAME-36] says where one session leads on to, for a while, and nothing of another one', () => {
  if (!session || !other) throw new Error('no sessions');
  const token = issueLead({ session, code: 'BCDFG', expires: NOW + 60_000 }, sign);
  expect(readLead(token, session, NOW, sign, equal)).toBe('BCDFG');
  expect(readLead(token, other, NOW, sign, equal)).toBeUndefined();
  expect(readLead(token, session, NOW + 60_001, sign, equal)).toBeUndefined();
  expect(readLead(`${token}x`, session, NOW, sign, equal)).toBeUndefined();
  expect(readLead('nonsense', session, NOW, sign, equal)).toBeUndefined();
});

test('[GAME-36] [WEB-11] is no ticket, and a ticket is none', () => {
  if (!session) throw new Error('no session');
  const token = issueLead({ session, code: 'BCDFG', expires: NOW + 60_000 }, sign);
  expect(readClaims(token, 'ticket', NOW, sign, equal)).toBeUndefined();
  const claims = { use: 'ticket', session, role: 'host', expires: NOW + 60_000, nonce: 'n' } as const;
  expect(readLead(issueClaims(claims, sign), session, NOW, sign, equal)).toBeUndefined();
});
