import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { singleChoice } from '#core/quiz/quiz.fixture.ts';
import { defaultSettings } from '#core/quiz/quiz.ts';
import { Browser } from '../../support/abuse/browser.ts';
import { attackKind, unless } from '../attack-kind.ts';
import type { Account } from '../scene.ts';

/** Of the quiz that is copied: as many as a quiz may have. */
const ITEMS = 1_000;
/** So many writes are tried, however slow the machine is, and for this much longer at most, in ms. */
const ENOUGH = { writes: 200, creations: 60 };
const OVERTIME_MS = 40_000;
/** Sessions of one workspace that run at once, at most, with room for whoever was faster than the count. */
const MOST_RUNNING = 25;
/** What one account may add to the database meanwhile, in MB. */
const MOST_DATABASE_MB = 100;

interface Target {
  readonly account: Account;
  /** A large one. */
  readonly quiz: string;
  /** Of one question. */
  readonly small: string;
  readonly databaseMb: number;
}

/** A quiz that is stored past the web app: its limits are what is attacked. */
async function insertQuiz(sql: postgres.Sql, workspaceId: string, size: number): Promise<string> {
  const [quiz, round] = [randomUUID(), randomUUID()];
  await sql.begin(async (tx) => {
    await tx`insert into quiz (id, workspace_id, title, language, settings)
      values (${quiz}, ${workspaceId}, 'Everything', 'en', ${tx.json(defaultSettings)})`;
    await tx`insert into round (id, quiz_id, position, title) values (${round}, ${quiz}, 0, 'One')`;
    await tx`with made as (
        insert into question (workspace_id, content)
        select ${workspaceId}, ${tx.json(singleChoice({ explanation: 'x'.repeat(280) }))}
        from generate_series(1, ${size}) returning id)
      insert into item (round_id, position, question_id)
      select ${round}, row_number() over (), id from made`;
  });
  return quiz;
}

/** One account makes quizzes, copies of a large one, and sessions as fast as it can. */
export const quotas = attackKind<Target>({
  name: 'quotas',
  attackers: { full: 6, short: 6 },
  seconds: { full: 20, short: 4 },
  prepare: async (scene) => {
    const { sql } = scene.stack;
    const account = await scene.account('Maker of everything');
    const quiz = await insertQuiz(sql, account.workspaceId, ITEMS);
    const small = await insertQuiz(sql, account.workspaceId, 1);
    return { account, quiz, small, databaseMb: await scene.stack.databaseMb() };
  },
  strike: async ({ account: { home, cookie }, quiz, small }, { webUrl, attackers, ms }) => {
    const browser = new Browser(webUrl);
    const counts = { writes: 0, refusedWrites: 0, failedWrites: 0, creations: 0, refusedCreations: 0 };
    const end = performance.now() + ms;
    const isEnough = () => counts.writes >= ENOUGH.writes && counts.creations >= ENOUGH.creations;
    const goesOn = () => performance.now() < end || (!isEnough() && performance.now() < end + OVERTIME_MS);
    /** Whether it was refused. */
    const post = async (path: string, form: Readonly<Record<string, string>>) => {
      const { status } = await browser.visit({ path: `${home}/quizzes${path}`, cookie, form });
      const isRefused = status >= 400 && status < 500;
      counts.writes += 1;
      if (isRefused) counts.refusedWrites += 1;
      else if (status !== 200 && status !== 303) counts.failedWrites += 1;
      return isRefused;
    };
    const acts = [
      async (n: string) => {
        const isRefused = await post('?/create', { title: `Another ${n}`, language: 'en' });
        counts.creations += 1;
        if (isRefused) counts.refusedCreations += 1;
      },
      () => post('?/duplicate', { quiz }),
      // What nobody plays yet is given again, unless something in it has changed.
      async (n: string) => {
        await post(`/${small}?/settings`, { title: `Take ${n}`, language: 'en', scoring: 'speed' });
        await post(`/${small}?/host`, {});
      }
    ] as const;
    let number = 0;
    await Promise.all(
      Array.from({ length: attackers }, async (_, lane) => {
        while (goesOn()) await acts[lane % acts.length]?.(String(++number));
      })
    );
    browser.close();
    return counts;
  },
  verify: async ({ stack, browser }, { account, databaseMb }, facts) => {
    const { creations = 0, refusedCreations = 0, failedWrites = 0 } = facts;
    const { workspaceId } = account;
    const [row] = await stack.sql<{ quizzes: number; running: number }[]>`
      select (select count(*)::int from quiz where workspace_id = ${workspaceId}) as quizzes,
        (select count(*)::int from live_session
          where workspace_id = ${workspaceId} and status = 'running') as running`;
    const { quizzes = 0, running = 0 } = row ?? {};
    const grownMb = Math.round((await stack.databaseMb()) - databaseMb);
    const list = await browser.visit({ path: `${account.home}/quizzes`, cookie: account.cookie });
    return {
      facts: { quizzes, running, databaseGrowthMb: grownMb, listKb: Math.round(list.body.length / 1_024) },
      failures: [
        ...unless(refusedCreations > 0, `none of ${String(creations)} new quizzes was refused`),
        ...unless(failedWrites === 0, `${String(failedWrites)} writes had no proper answer`),
        ...unless(running <= MOST_RUNNING, `${String(running)} sessions of one workspace run at once`),
        ...unless(grownMb <= MOST_DATABASE_MB, `the database grew by ${String(grownMb)} MB`)
      ]
    };
  }
});
