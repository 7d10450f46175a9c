import { expect, it } from 'vitest';
import { clientAddress } from '#core/net/client-address.ts';
import { passedOn, warmUp } from './warm-up.ts';

it('asks for every page twice, with the cookie, and leaves nothing open', async () => {
  const asked: string[] = [];
  await warmUp(
    (request, response) => {
      asked.push(`${request.url ?? ''} ${request.headers.cookie ?? ''}`);
      response.end();
    },
    ['/', '/login'],
    { cookie: 'a=b' }
  );
  expect(asked.sort()).toEqual(['/ a=b', '/ a=b', '/login a=b', '/login a=b']);
});

it('goes on when a page fails', async () => {
  await expect(warmUp((request) => request.destroy(), ['/'], {})).resolves.toBeUndefined();
});

it.each([
  { header: undefined, depth: 1 },
  { header: 'cf-connecting-ip', depth: 1 },
  { header: 'x-forwarded-for', depth: 1 },
  { header: 'x-forwarded-for', depth: 3 }
])('raises no doubt about whose requests they are, behind $depth of $header', async (trust) => {
  const found = new Set<string>();
  await warmUp(
    ({ headers, socket }, response) => {
      const header = (name: string) => [headers[name]].flat().join(', ') || undefined;
      found.add(clientAddress({ header, socket: socket.remoteAddress }, trust).kind);
      response.end();
    },
    ['/'],
    passedOn(trust)
  );
  expect([...found]).toEqual(['known']);
});
