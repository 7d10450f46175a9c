import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { connect } from '#lib/server/db/client.ts';
import { createLog } from '#ops/log.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { users } from '#schema/auth.ts';
import { draft, newMaker, openStudio } from './web-studio.ts';

let studio: Awaited<ReturnType<typeof openStudio>>;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

/** What the log writes when this work fails. */
async function lineOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => expect.unreachable('it worked'),
    (cause: unknown) => cause
  );
  let line = '';
  createLog({ process: 'web', level: 'info', destination: { write: (text) => void (line += text) } }).error(
    { err: error },
    'request failed'
  );
  return line;
}

describe('a query that fails', () => {
  it('leaves no value of an account in the log', async () => {
    const { db } = studio;
    const { email } = await newMaker(db, 'Ada');
    const again = { email, name: 'S3CRET-NAME', passwordHash: 'S3CRET-HASH' };
    const line = await lineOf(db.insert(users).values(again));
    expect(line).not.toContain('S3CRET');
    expect(line).not.toContain(email);
    expect(JSON.parse(line)).toMatchObject({
      err: {
        message: expect.stringContaining('duplicate key value') as string,
        cause: { type: 'PostgresError', code: '23505', table: 'app_user' }
      }
    });
  });

  it('leaves no question in the log', async () => {
    const line = await lineOf(saveQuizDraft(studio.db, 'S3CRET-ID' as never, draft('S3CRET question?')));
    expect(line).not.toContain('S3CRET');
    expect(JSON.parse(line)).toMatchObject({
      err: { cause: { code: '22P02', message: 'invalid input syntax for type uuid: "…"' } }
    });
  });

  it('leaves no value in the log without drizzle either', async () => {
    const { db } = studio;
    const raw = await lineOf(Promise.resolve(db.$client`select ${'S3CRET'}::text::int`));
    const json = await lineOf(Promise.resolve(db.execute(sql`select ${'{"S3CRET": '}::text::json`)));
    for (const line of [raw, json]) {
      expect(line).not.toContain('S3CRET');
      expect(line).toContain('22P02');
    }
  });

  it('says that nobody answers when nobody answers', async () => {
    const away = connect('postgres://nobody:S3CRET@127.0.0.1:1/none', { max: 1 });
    const line = await lineOf(
      away.db.insert(users).values({ email: 'S3CRET', name: 'x', passwordHash: 'y' })
    );
    expect(line).not.toContain('S3CRET');
    expect(line).toContain('ECONNREFUSED');
    await away.sql.end();
  });
});
