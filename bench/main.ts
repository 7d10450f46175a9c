import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import { startLocalPostgres } from '#scripts/local-postgres/start.ts';
import { compareWithDatabase } from '#tests/support/evidence.ts';
import { insertLiveSession } from '#tests/support/live-session.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';
import { startWorkerProcess } from '#tests/support/worker-process.ts';
import postgres from 'postgres';
import { startFloor, type FloorRound } from './floor.ts';
import { Party, type PartyRound } from './party.ts';
import { spreadOf, type Spread } from './stats.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    players: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '5' }
  }
});
const players = Number(options.players);
const rounds = Number(options.rounds);
const say = (text: string) => {
  if (!options.json) process.stdout.write(`${text}\n`);
};

// A real PostgreSQL that syncs to disk: an acknowledgement that was not durable would be cheap.
const dataDir = await mkdtemp(join(tmpdir(), 'partyquiz-bench-'));
await chmod(dataDir, 0o711);
const server = await startLocalPostgres({ dataDir });
process.env['TEST_DATABASE_URL'] = server.url;
const database = await createTestDatabase();
const sql = postgres(database.url, { max: 2, onnotice: () => undefined });
try {
  const quiz = frozenQuiz(
    Array.from({ length: rounds }, () => singleChoice({ timeLimitSeconds: 60 })),
    {},
    [rounds]
  );
  const session = await insertLiveSession(sql, quiz);
  const worker = await startWorkerProcess(database.url);
  const floor = await startFloor(players);
  const party = new Party(worker, players);
  say(
    `${String(players)} players, ${String(rounds)} rounds, PostgreSQL with fsync, on one machine with the players`
  );
  const joinsPerSecond = Math.round(await party.gather(session));
  const measured: { floor: FloorRound; party: PartyRound }[] = [];
  for (let round = 0; round < rounds; round++) {
    measured.push({ floor: await floor.round(), party: await party.round(quiz, round) });
    say(`round ${String(round + 1)} of ${String(rounds)} done`);
  }
  const evidence = await compareWithDatabase(sql, session.id, party.players);
  party.close();
  await floor.stop();
  await worker.stop();

  const spread = (pick: (round: (typeof measured)[number]) => number): Spread => spreadOf(measured.map(pick));
  const result = {
    players,
    rounds,
    joinsPerSecond,
    ackMs: { p50: spread((r) => r.party.p50), p99: spread((r) => r.party.p99) },
    workerCpuMsPerAnswer: spread((r) => r.party.cpu),
    perPlayerAndQuestion: { bytes: spread((r) => r.party.bytes), frames: spread((r) => r.party.frames) },
    floor: {
      p50: spread((r) => r.floor.p50),
      p99: spread((r) => r.floor.p99),
      cpuMs: spread((r) => r.floor.cpu)
    },
    timesFloor: {
      p50: spread((r) => r.party.p50 / r.floor.p50),
      p99: spread((r) => r.party.p99 / r.floor.p99),
      cpu: spread((r) => r.party.cpu / r.floor.cpu)
    },
    ...evidence
  };
  const line = (name: string, { median, min, max }: Spread, unit: string) => {
    say(
      `${name.padEnd(34)} ${String(median).padStart(9)} ${unit.padEnd(6)} (${String(min)} – ${String(max)})`
    );
  };
  say(`${'joins'.padEnd(34)} ${String(joinsPerSecond).padStart(9)} per s`);
  line('ack p50', result.ackMs.p50, 'ms');
  line('ack p99', result.ackMs.p99, 'ms');
  line('  bare echo server p50', result.floor.p50, 'ms');
  line('  bare echo server p99', result.floor.p99, 'ms');
  line('  times the floor, p50', result.timesFloor.p50, '×');
  line('worker CPU per answer', result.workerCpuMsPerAnswer, 'ms');
  line('  times the floor', result.timesFloor.cpu, '×');
  line('bytes per player and question', result.perPlayerAndQuestion.bytes, 'B');
  line('frames per player and question', result.perPlayerAndQuestion.frames, '');
  say(
    `${'acknowledged, stored'.padEnd(34)} ${String(evidence.acked).padStart(9)} ${String(evidence.stored)}`
  );
  say(`${'lost, doubled'.padEnd(34)} ${String(evidence.lost).padStart(9)} ${String(evidence.duplicates)}`);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  if (evidence.lost > 0 || evidence.duplicates > 0 || evidence.acked !== players * rounds)
    process.exitCode = 1;
} finally {
  await sql.end();
  await database.drop();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
