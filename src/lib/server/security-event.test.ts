import { describe, expect, it } from 'vitest';
import { asId, type UserId } from '#core/ids.ts';
import { createLog } from '#ops/log.ts';
import { securityEvent, type SecurityEvent } from './security-event.ts';

const line = (event: SecurityEvent, request?: string): Record<string, unknown> => {
  let text = '';
  const destination = { write: (part: string) => void (text += part) };
  securityEvent(createLog({ process: 'web', level: 'info', destination }), event, request);
  return JSON.parse(text) as Record<string, unknown>;
};

describe('[ACCOUNT-9] what concerns security', () => {
  it('is one line with ids', () => {
    expect(
      line({ event: 'owner_appointed', userId: asId<UserId>('u2'), by: asId<UserId>('u1') }, 'r1')
    ).toMatchObject({
      level: 30,
      msg: 'security',
      event: 'owner_appointed',
      userId: 'u2',
      by: 'u1',
      request: 'r1'
    });
  });

  it('is a warning where somebody may be trying', () => {
    expect(line({ event: 'sign_in_refused', reason: 'wrong', count: 7 })).toMatchObject({
      level: 40,
      count: 7
    });
    expect(line({ event: 'password_refused', userId: asId<UserId>('u1') })).toMatchObject({ level: 40 });
  });
});
