import { expect, it } from 'vitest';
import { warmUp } from './warm-up.ts';

it('asks for every page twice, with the cookie, and leaves nothing open', async () => {
  const asked: string[] = [];
  await warmUp(
    (request, response) => {
      asked.push(`${request.url ?? ''} ${request.headers.cookie ?? ''}`);
      response.end();
    },
    ['/', '/login'],
    'a=b'
  );
  expect(asked.sort()).toEqual(['/ a=b', '/ a=b', '/login a=b', '/login a=b']);
});

it('goes on when a page fails', async () => {
  await expect(warmUp((request) => request.destroy(), ['/'], '')).resolves.toBeUndefined();
});
