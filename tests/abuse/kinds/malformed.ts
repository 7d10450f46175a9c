import { Browser, CUT, type Visit } from '../../support/abuse/browser.ts';
import { attackKind, unless } from '../attack-kind.ts';
import type { Account } from '../scene.ts';

const TOO_LARGE = 7 * 2 ** 20;
const MULTIPART = 'multipart/form-data; boundary=broken';
const MOST_NAMED = 12;
const NUL = '\0';

type Request = readonly [name: string, visit: Visit];

/** What no form and no link of ours sends. */
function malformedRequests({ home, cookie }: Account, address: string): readonly Request[] {
  const quizzes = `${home}/quizzes`;
  const raw = (path: string, contentType: string, body: string, signedIn = true): Visit => ({
    path,
    address,
    body,
    ...(signedIn && { cookie }),
    headers: { 'content-type': contentType }
  });
  return [
    [
      'NUL in a new title',
      { path: `${quizzes}?/create`, cookie, form: { title: `a${NUL}b`, language: 'en' } }
    ],
    ['NUL in an id', { path: `${quizzes}?/duplicate`, cookie, form: { quiz: NUL } }],
    [
      'NUL in an e-mail address',
      { path: '/login', address, form: { email: `a${NUL}@example.org`, password: 'x' } }
    ],
    [
      'NUL in a name',
      {
        path: '/register',
        address,
        form: { name: `N${NUL}`, email: 'nul@example.org', password: 'correct horse battery' }
      }
    ],
    ['NUL in a workspace', { path: '/w/%00/quizzes', cookie }],
    ['NUL in a code', { path: '/display/%00', address }],
    ['NUL in a host’s code', { path: '/host/%00', cookie }],
    ['escape without an end', { path: '/%', address }],
    ['escape that is no UTF-8', { path: '/play/%ff', address }],
    ['broken multipart at an import', raw(`${home}/import?/preview`, MULTIPART, '--broken\r\nnonsense')],
    ['broken multipart at a sign-in', raw('/login', MULTIPART, '--broken\r\nnonsense', false)],
    ['multipart without a boundary', raw(`${quizzes}?/create`, 'multipart/form-data', 'x')],
    ['too large a sign-in', raw('/login', 'application/x-www-form-urlencoded', 'x'.repeat(TOO_LARGE), false)],
    ['no content type', { path: '/locale', address, method: 'POST' }],
    ['JSON where a form is expected', raw(`${quizzes}?/create`, 'application/json', '{}')],
    ['a broken ticket request', raw('/api/live/%00/ticket', 'application/json', '{', true)]
  ];
}

/** Requests that make no sense: refused in words, and nothing for the log of errors. */
export const malformed = attackKind<Account>({
  name: 'malformed',
  attackers: { full: 8, short: 2 },
  seconds: { full: 10, short: 2 },
  prepare: (scene) => scene.account('Sender of nonsense'),
  strike: async (account, { webUrl, attackers, ms }) => {
    const browser = new Browser(webUrl);
    const end = performance.now() + ms;
    const facts: Record<string, number> = { requests: 0, cut: 0 };
    await Promise.all(
      Array.from({ length: attackers }, async (_, lane) => {
        let turn = 0;
        do {
          // Limits of addresses are not what is looked at here.
          const address = `198.19.${String(lane)}.${String(turn++ % 250)}`;
          for (const [name, visit] of malformedRequests(account, address)) {
            const { status } = await browser.visit(visit);
            facts['requests'] = (facts['requests'] ?? 0) + 1;
            // A server that has answered “too large” may not take the rest.
            if (status === CUT) facts['cut'] = (facts['cut'] ?? 0) + 1;
            else if (status < 400 || status > 499) facts[`${name}: ${String(status)}`] = 1;
          }
        } while (performance.now() < end);
      })
    );
    browser.close();
    return facts;
  },
  verify: async (_scene, _account, { requests: _requests, cut: _cut, ...answered }) => {
    const names = Object.keys(answered);
    return {
      failures: unless(
        names.length === 0,
        `not refused as they should: ${names.slice(0, MOST_NAMED).join(' · ')}`
      )
    };
  }
});
