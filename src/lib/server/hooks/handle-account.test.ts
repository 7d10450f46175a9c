import { describe, expect, it } from 'vitest';
import { handleAccount } from './handle-account.ts';

/** Part of a request event: as much as the hook looks at. */
function visit(route: string | null, cookie: string | undefined) {
  const locals: Record<string, unknown> = {};
  const event = {
    locals,
    route: { id: route },
    url: new URL('http://here/'),
    cookies: { get: () => cookie }
  } as unknown as Parameters<typeof handleAccount>[0]['event'];
  return { event, locals };
}

// There is no DATABASE_URL here: whoever touches the database fails.
describe('who is signed in', () => {
  it.each([
    ['/(live)/play/[code]', undefined],
    ['/api/healthz', 'a-cookie'],
    [null, 'a-cookie']
  ])('is a guest on %s with cookie %s, without asking the database', async (route, cookie) => {
    const { event, locals } = visit(route, cookie);
    await handleAccount({ event, resolve: () => new Response('page') });
    expect(locals).toEqual({ account: undefined, authSessionId: undefined });
  });
});
