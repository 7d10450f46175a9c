import { setTimeout as sleep } from 'node:timers/promises';
import { frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import { LeanPlayer } from '../../support/lean-player.ts';
import { maskedFrame, opcodes } from '../../support/websocket-frame.ts';
import { attackKind, unless } from '../attack-kind.ts';
import type { Session } from '../scene.ts';

const PONG = maskedFrame('', { opcode: opcodes.pong });
const PONGS = 10_000;
const BURST = Buffer.concat(Array.from({ length: PONGS }, () => PONG));
/** A flood that goes on for so long is endured, in ms. */
const ENDURED_MS = 2_000;
/** Until a player that was cut off comes again, in ms. */
const PAUSE_MS = 200;
const JOIN_MS = 10_000;

interface Flood {
  readonly bursts: number;
  readonly ms: number;
  /** The server ended it. */
  readonly isCut: boolean;
}

/** One player floods its socket until it is cut off or the time is up. */
async function flood(url: string, code: string, name: string, address: string, end: number): Promise<Flood> {
  let closed: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (closed = resolve));
  let cut = false;
  const player = new LeanPlayer(url, code, {
    name,
    headers: { 'x-forwarded-for': address },
    listener: {
      closed: () => {
        cut = true;
        closed();
      }
    }
  });
  player.enter();
  const joinEnd = Math.min(end, performance.now() + JOIN_MS);
  while (player.state !== 'in' && !cut && performance.now() < joinEnd) await sleep(10);
  const since = performance.now();
  let bursts = 0;
  const socket = player.ws?.socket;
  while (!cut && socket && player.state === 'in' && performance.now() < end) {
    bursts += 1;
    if (socket.write(BURST)) await sleep(0);
    else await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), gone, sleep(1_000)]);
  }
  player.cut();
  return { bursts, ms: performance.now() - since, isCut: cut };
}

/** A few players send pongs that nobody asked for, as fast as the line takes them. */
export const pongFlood = attackKind<Session>({
  name: 'pongFlood',
  attackers: { full: 4, short: 2 },
  prepare: async (scene) => {
    const host = await scene.account('Host of the flood');
    return scene.session(host, frozenQuiz([singleChoice({ timeLimitSeconds: 600 })]));
  },
  strike: async ({ code }, { socketUrl, attackers, ms }) => {
    const end = performance.now() + ms;
    const floods: Flood[] = [];
    await Promise.all(
      Array.from({ length: attackers }, async (_, n) => {
        for (let turn = 0; performance.now() < end; turn++) {
          const name = `Flood ${String(n)}-${String(turn)}`;
          floods.push(await flood(socketUrl, code, name, `198.18.4.${String(n + 1)}`, end));
          await sleep(PAUSE_MS);
        }
      })
    );
    return {
      floods: floods.filter(({ bursts }) => bursts > 0).length,
      pongs: floods.reduce((sum, { bursts }) => sum + bursts * PONGS, 0),
      cut: floods.filter(({ isCut, bursts }) => isCut && bursts > 0).length,
      longestMs: Math.round(Math.max(0, ...floods.map((each) => each.ms)))
    };
  },
  verify: async (_scene, _target, { floods = 0, cut = 0, longestMs = 0 }) => ({
    failures: [
      ...unless(floods > 0, 'nobody came to flood'),
      ...unless(cut > 0, 'no flood was cut off'),
      ...unless(longestMs <= ENDURED_MS, `a flood was endured for ${String(longestMs)} ms`)
    ]
  })
});
