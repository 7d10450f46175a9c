import { initialState, type GameState } from '#core/game/state.ts';
import type { SequencedEvent } from '#core/game/events.ts';
import { replay } from '#core/game/replay.ts';
import { SESSION } from '#core/game/game.fixture.ts';
import { frozenQuiz, oneOfEach, answerTo, playerId } from '#core/quiz/quiz.fixture.ts';
import { describeMachine } from './machine.ts';
import { collectGarbage } from './remote/collect-garbage.ts';

// What it takes to open the largest room that there may be: `npx tsx bench/replay.ts [events]`.

const PLAYERS = 10_000;
const COUNT = Number(process.argv[2] ?? 1_000_000);

const quiz = frozenQuiz(
  Array.from({ length: Math.ceil(COUNT / PLAYERS) }, (_, n) => oneOfEach()[n % 5] ?? []).flat()
);

/** An evening as the database gives it back: joins, then question by question everybody's answers. */
function* evening(): Generator<SequencedEvent> {
  let seq = 0;
  for (let n = 0; n < PLAYERS; n++)
    yield {
      type: 'playerJoined',
      playerId: playerId(n),
      name: `Player ${String(n)}`,
      avatar: '🦊',
      credential: `credential-${String(n)}`,
      at: n,
      seq: ++seq
    };
  for (const [index, item] of quiz.items.entries()) {
    yield { type: 'itemAnnounced', item: index, opensAt: 0, closesAt: 20_000, seq: ++seq };
    yield { type: 'itemOpened', item: index, seq: ++seq };
    for (let n = 0; n < PLAYERS; n++)
      yield {
        type: 'answerAccepted',
        itemId: item.id,
        playerId: playerId(n),
        value: answerTo(item.question, n % 3 > 0) as never,
        revision: 0,
        tapMs: (n * 7) % 20_000,
        commandId: `answer-${String(index)}-${String(n)}`,
        seq: ++seq
      };
    yield { type: 'itemLocked', item: index, seq: ++seq };
    yield { type: 'itemRevealed', item: index, seq: ++seq };
    yield { type: 'scoreboardShown', item: index, seq: ++seq };
  }
}

interface Held {
  readonly rssMb: number;
  readonly heapMb: number;
}
function held(): Held {
  collectGarbage();
  const { rss, heapUsed } = process.memoryUsage();
  return { rssMb: Math.round(rss / 2 ** 20), heapMb: Math.round(heapUsed / 2 ** 20) };
}

const before = held();
const events = [...evening()].slice(0, COUNT);
const withEvents = held();
let state: GameState = initialState(SESSION, 'ABCDE', quiz);
const began = performance.now();
const cpuBegan = process.cpuUsage();
state = replay(state, events);
const ms = Math.round(performance.now() - began);
const { user, system } = process.cpuUsage(cpuBegan);
const cpuMs = Math.round((user + system) / 1_000);
const count = events.length;
// From here on nobody holds the events, as in a room that was opened.
events.length = 0;
const after = held();

process.stdout.write(
  `${describeMachine()}; Node.js ${process.version}\n` +
    `${String(count)} events of ${String(PLAYERS)} players and ${String(quiz.items.length)} questions, to number ${String(state.seq)}: ${String(ms)} ms (${String(cpuMs)} ms of the processor)\n` +
    `${JSON.stringify({ events: count, ms, cpuMs, before, withEvents, after, stateMb: after.heapMb - before.heapMb })}\n`
);
