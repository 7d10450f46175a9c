import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import { Bot } from '../../support/bot.ts';
import { RawWebSocket } from '../../support/raw-websocket.ts';
import { ticketFor } from '../../support/tickets.ts';
import { attackKind, unless } from '../attack-kind.ts';

/** Of the room: more than may come from one address, and few enough to be taken within seconds where none is bounded. */
const PLACES = 3_000;
const ATTACKERS_ADDRESS = '203.0.113.66';
/** Some street away. */
const GUESTS_ADDRESS = '192.0.2.200';
/** After a refusal, in ms. */
const PAUSE_MS = 50;
const ANSWER_MS = 10_000;

interface Target {
  readonly code: string;
  readonly id: string;
}

/** Joins under a new name, and is gone at once. The close code when it was not let in; 0 when it was. */
function joinAndLeave(url: string, code: string, name: string): Promise<number> {
  return new Promise((resolve) => {
    const settle = (outcome: number) => {
      clearTimeout(patience);
      resolve(outcome);
    };
    const socket = new RawWebSocket(
      url,
      {
        onOpen: () => {
          const id = randomBytes(18).toString('base64url');
          socket.sendText(JSON.stringify({ t: 'join', id, code, name, avatar: '🦊' }));
        },
        onText: (text) => {
          if (!text.toString('latin1', 0, 16).startsWith('{"t":"welcome"')) return;
          settle(0);
          socket.destroy();
        },
        onClose: (closed) => {
          settle(closed);
        }
      },
      { headers: { 'x-forwarded-for': ATTACKERS_ADDRESS } }
    );
    const patience = setTimeout(() => {
      socket.destroy();
      settle(-1);
    }, ANSWER_MS);
  });
}

/** One machine joins a room again and again with sockets that last a moment, until a guest finds no place. */
export const fullRoom = attackKind<Target>({
  name: 'fullRoom',
  attackers: { full: 100, short: 50 },
  seconds: { full: 20, short: 4 },
  workerEnv: { MAX_PLAYERS: String(PLACES) },
  prepare: async (scene) => {
    const host = await scene.account('Host of the full room');
    return scene.session(host, frozenQuiz([singleChoice({ timeLimitSeconds: 600 })]));
  },
  strike: async ({ code }, { socketUrl, attackers, ms }) => {
    const counts = { joined: 0, turnedAway: 0 };
    const end = performance.now() + ms;
    let number = 0;
    const lane = async () => {
      while (performance.now() < end) {
        const outcome = await joinAndLeave(socketUrl, code, `Crowd ${String(++number)}`);
        if (outcome === 0) counts.joined += 1;
        else {
          counts.turnedAway += 1;
          await sleep(PAUSE_MS);
        }
      }
    };
    await Promise.all(Array.from({ length: attackers }, lane));
    return counts;
  },
  verify: async ({ stack }, { code, id }) => {
    const guest = new Bot(stack.socketUrl, { headers: { 'x-forwarded-for': GUESTS_ADDRESS } });
    const host = new Bot(stack.socketUrl, { headers: { 'x-forwarded-for': '192.0.2.201' } });
    try {
      const refusal = await guest.join(code, 'A real guest').then(
        () => undefined,
        (error: unknown) => String(error)
      );
      await host.attend(ticketFor(id as never, 'host'), code);
      const places = await stack.sql<{ count: number }[]>`
        select count(*)::int as count from live_player where live_session_id = ${id}`;
      return {
        facts: { storedPlayers: places[0]?.count ?? 0 },
        failures: unless(refusal === undefined, `a guest was not let in: ${String(refusal)}`)
      };
    } finally {
      guest.close();
      host.close();
    }
  }
});
