import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { endOwnedGroups } from '#scripts/run/process/owned-groups.ts';
import { residentBytes } from '../support/resident-bytes.ts';
import { quantile } from '../support/quantile.ts';
import { Bot } from '../support/bot.ts';
import { PostgresProcess } from '../support/postgres-process.ts';
import { ticketFor } from '../support/tickets.ts';
import { startWorkerProcess } from '../support/worker-process.ts';
import type { Material } from './frames.ts';
import { GoodCompany } from './good-company.ts';
import { Lane, type Tally } from './lane.ts';

const LANES = 40;
const GOOD_PLAYERS = 10;
/** Players whose tokens the bad ones use. */
const BORROWED = 20;
const MAX_PLAYERS = 200;
const MOST_P99_MS = 250;
/** Memory at the end may be so many times that after the first third. */
const MOST_GROWTH = 1.15;
const WARM_UP = 0.3;
/** Memory is judged in runs of so many seconds and more: before, everything is warming up. */
const LONG_RUN_S = 60;

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '20000' },
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
    json: { type: 'boolean', default: false }
  }
});
const wanted = Number(values.frames);
if (!Number.isInteger(wanted) || wanted < 1) {
  process.stderr.write('--frames takes a whole number above 0\n');
  process.exit(2);
}
const say = (text: string) => {
  if (!values.json) process.stderr.write(`${text}\n`);
};

const residentMb = (pid: number) => residentBytes(pid) / 2 ** 20;

say(`seed ${values.seed}`);
const started = performance.now();
const database = await PostgresProcess.start();
const sql = postgres(database.url, { max: 2, onnotice: () => undefined });
const errors: string[] = [];
const worker = await startWorkerProcess(database.url, {
  env: { MAX_PLAYERS: String(MAX_PLAYERS) },
  onLog: (line) => {
    if (/"level":(50|60)/.test(line) && errors.length < 20) errors.push(line);
  }
});
const company = await GoodCompany.gather(sql, worker.url, GOOD_PLAYERS);
const { session } = company;
const borrowed = Array.from({ length: BORROWED }, () => new Bot(worker.url));
for (const [n, bot] of borrowed.entries()) await bot.join(session.code, `Borrowed ${String(n)}`);
const tokens = borrowed.map((bot) => bot.frames.find((frame) => frame.t === 'welcome')?.token ?? '');
for (const bot of borrowed) bot.close();

const tally: Tally = { frames: 0, connections: 0, closes: new Map(), surprises: [] };
const material = (): Material => ({
  code: session.code,
  item: company.item || '00000000-0000-4000-8000-000000000000',
  tokens,
  // Of displays, for whom nothing is at stake; forged ones would be hosts.
  tickets: [ticketFor(session.id, 'display'), ticketFor(session.id, 'display', { expires: 1 })]
});
const memory: { readonly part: number; readonly mb: number }[] = [];
const watch = setInterval(() => {
  memory.push({ part: tally.frames / wanted, mb: residentMb(worker.pid) });
  if (memory.length % 10 === 0)
    say(`${String(tally.frames)} frames, ${String(Math.round(memory.at(-1)?.mb ?? 0))} MB`);
}, 1_000);

company.play();
// However short the run: every good player has answered meanwhile.
const isDone = () => tally.frames >= wanted && company.ackMs.length >= GOOD_PLAYERS;
const { seed } = values;
await Promise.all(
  Array.from({ length: LANES }, (_, lane) =>
    new Lane(worker.url, `${seed}/${String(lane)}`, material, tally, isDone).run()
  )
);
clearInterval(watch);
memory.push({ part: 1, mb: residentMb(worker.pid) });
await company.stop();
const { dropped, troubles, ackMs, pongMs } = company;
const exitCode = await worker.stop();
await sql.end();
await database.stop();
await endOwnedGroups();

const median = (from: number, to: number) =>
  quantile(
    memory.filter(({ part }) => part >= from && part <= to).map(({ mb }) => mb),
    0.5
  );
const [warm, end] = [median(WARM_UP, WARM_UP + 0.15), median(0.9, 1)];
const result = {
  frames: tally.frames,
  connections: tally.connections,
  seconds: Math.round((performance.now() - started) / 1_000),
  seed: values.seed,
  closes: Object.fromEntries([...tally.closes].sort((a, b) => b[1] - a[1])),
  good: {
    players: GOOD_PLAYERS,
    dropped,
    acks: ackMs.length,
    ackP99Ms: Math.round(quantile(ackMs, 0.99)),
    pongs: pongMs.length,
    pongP99Ms: Math.round(quantile(pongMs, 0.99))
  },
  memoryMb: { warm: Math.round(warm), end: Math.round(end) },
  sameProcess: exitCode === 0,
  errors,
  surprises: tally.surprises,
  troubles
};
const violations = [
  dropped > 0 && 'a good player lost its connection',
  troubles.length > 0 && 'a good player was in trouble',
  ackMs.length === 0 && 'nobody answered',
  Math.max(result.good.ackP99Ms, result.good.pongP99Ms) > MOST_P99_MS && 'good players had to wait',
  memory.length >= LONG_RUN_S && end > warm * MOST_GROWTH && 'memory grew',
  exitCode !== 0 && 'the worker did not end as it should',
  errors.length > 0 && 'the worker logged errors',
  tally.surprises.length > 0 && 'surprises'
].filter((violation) => violation !== false);
for (const violation of violations) process.stderr.write(`broken: ${violation}\n`);
process.stdout.write(`${JSON.stringify({ ...result, violations })}\n`);
process.exitCode = violations.length > 0 ? 1 : 0;
