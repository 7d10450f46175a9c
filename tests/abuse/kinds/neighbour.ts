import { randomBytes } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '#core/protocol/session-code.ts';
import { frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import { Browser } from '../../support/abuse/browser.ts';
import { Bot } from '../../support/bot.ts';
import { Random } from '../../support/random.ts';
import { RawWebSocket } from '../../support/raw-websocket.ts';
import { ticketFor } from '../../support/tickets.ts';
import { attackKind, unless } from '../attack-kind.ts';
import type { Session } from '../scene.ts';

/** Of the pub: all its guests, and its display, are behind it. */
const PUB = '203.0.113.80';
/** More than the limits of a minute. */
const WRONG_CODES = 160;
const WRONG_DISPLAYS = 90;
const OK = 200;

/** Resolves when the server has said no. */
const askFor = (url: string, code: string): Promise<void> =>
  new Promise((resolve) => {
    const socket = new RawWebSocket(
      url,
      {
        onOpen: () => {
          const id = randomBytes(18).toString('base64url');
          socket.sendText(JSON.stringify({ t: 'join', id, code, name: 'Nobody', avatar: '🦊' }));
        },
        onClose: () => {
          resolve();
        }
      },
      { headers: { 'x-forwarded-for': PUB } }
    );
  });

/** Somebody in the pub tries codes that nobody plays, before the first guest there has come. */
export const neighbour = attackKind<Session>({
  name: 'neighbour',
  attackers: { full: 20, short: 20 },
  // It ends when all codes have been tried.
  seconds: { full: 30, short: 30 },
  prepare: async (scene) => {
    const host = await scene.account('Host of the pub');
    return scene.session(host, frozenQuiz([singleChoice({ timeLimitSeconds: 600 })]));
  },
  strike: async (_target, { webUrl, socketUrl, attackers, ms, seed }) => {
    const random = new Random(seed);
    const wrongCode = () =>
      Array.from({ length: CODE_LENGTH }, () => random.pick([...CODE_ALPHABET])).join('');
    const browser = new Browser(webUrl);
    const end = performance.now() + ms;
    const counts = { codes: 0, displays: 0 };
    const lane = async () => {
      while (performance.now() < end && (counts.codes < WRONG_CODES || counts.displays < WRONG_DISPLAYS)) {
        if (counts.codes < WRONG_CODES) {
          counts.codes += 1;
          await askFor(socketUrl, wrongCode());
        }
        if (counts.displays < WRONG_DISPLAYS) {
          counts.displays += 1;
          await browser.visit({ path: `/display/${wrongCode()}`, address: PUB });
        }
      }
    };
    await Promise.all(Array.from({ length: attackers }, lane));
    browser.close();
    return counts;
  },
  verify: async ({ stack, browser }, { id, code }) => {
    const host = new Bot(stack.socketUrl, { headers: { 'x-forwarded-for': '192.0.2.202' } });
    const guest = new Bot(stack.socketUrl, { headers: { 'x-forwarded-for': PUB } });
    try {
      await host.attend(ticketFor(id, 'host'), code);
      const refusal = await guest.join(code, 'First guest').then(
        () => undefined,
        (error: unknown) => String(error)
      );
      const display = await browser.visit({ path: `/display/${code}`, address: PUB });
      return {
        facts: { displayStatus: display.status },
        failures: [
          ...unless(refusal === undefined, `the first guest was not let in: ${String(refusal)}`),
          ...unless(display.status === OK, `the display was answered with ${String(display.status)}`)
        ]
      };
    } finally {
      host.close();
      guest.close();
    }
  }
});
