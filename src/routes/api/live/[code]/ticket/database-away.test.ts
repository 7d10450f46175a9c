import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { handleAccount } from '#lib/server/hooks/handle-account.ts';
import { load as loadHost } from '../../../../(live)/host/[code]/+page.server.ts';
import { POST } from './+server.ts';

beforeAll(() => {
  // Nobody listens there.
  vi.stubEnv('DATABASE_URL', 'postgres://nobody:x@127.0.0.1:1/none');
  vi.stubEnv('PARTYQUIZ_SECRET', 'a secret for tests that is long enough');
  vi.stubEnv('LOG_LEVEL', 'silent');
  return () => vi.unstubAllEnvs();
});

/** A request of somebody with a sign-in cookie; as much of the event as the code under test looks at. */
async function visit(route: string, role: 'host' | 'display' = 'host'): Promise<RequestEvent> {
  const url = new URL('http://here/host/KWP4C');
  const event = {
    locals: {},
    params: { code: 'KWP4C' },
    route: { id: route },
    url,
    request: new Request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role })
    }),
    cookies: { get: () => 'a-cookie' },
    getClientAddress: () => '192.0.2.7',
    setHeaders: () => undefined
  } as unknown as RequestEvent;
  await handleAccount({ event, resolve: () => new Response() });
  return event;
}

describe('while the database is away, somebody with a cookie', () => {
  it.each(['host', 'display'] as const)('is told so when the %s asks for a ticket', async (role) => {
    const event = await visit('/api/live/[code]/ticket', role);
    expect(event.locals).toMatchObject({ account: undefined, accountUnknown: true });
    const response = await POST(event);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'unavailable' });
  });

  it('is not sent from the host panel to the sign-in page', async () => {
    const event = await visit('/(live)/host/[code]');
    const outcome: unknown = await Promise.resolve(loadHost(event as never)).catch((error: unknown) => error);
    expect(isHttpError(outcome, 503)).toBe(true);
  });
});
