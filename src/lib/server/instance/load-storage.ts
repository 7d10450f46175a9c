import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { InstanceAccess } from './open-instance.ts';

const LARGEST = 5;

export interface Storage {
  /** Of the whole database, with indexes. */
  readonly bytes: number;
  readonly largest: readonly { readonly table: string; readonly bytes: number }[];
  readonly users: number;
  readonly quizzes: number;
  readonly sessions: number;
  /** As PostgreSQL estimates it: counting them all would take long. */
  readonly answers: number;
}

/** How much is stored, and what takes the room. */
export async function loadStorage(db: Database, _access: InstanceAccess): Promise<Storage> {
  const [facts] = await db.execute<
    Record<'bytes' | 'users' | 'quizzes' | 'sessions' | 'answers', string>
  >(sql`
    select pg_database_size(current_database()) as bytes,
      (select count(*) from app_user) as users,
      (select count(*) from quiz where deleted_at is null) as quizzes,
      (select count(*) from live_session where deleted_at is null) as sessions,
      greatest(0, (select reltuples from pg_class where oid = 'live_answer'::regclass)) as answers`);
  const largest = await db.execute<{ table: string; bytes: string }>(sql`
    select relname as table, pg_total_relation_size(oid) as bytes from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by 2 desc limit ${LARGEST}`);
  return {
    bytes: Number(facts?.bytes),
    users: Number(facts?.users),
    quizzes: Number(facts?.quizzes),
    sessions: Number(facts?.sessions),
    answers: Number(facts?.answers),
    largest: largest.map(({ table, bytes }) => ({ table, bytes: Number(bytes) }))
  };
}
