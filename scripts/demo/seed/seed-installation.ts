import { connect } from '#lib/server/db/client.ts';
import { seedDemo, seedDemoWhenEmpty, type SeededDemo } from '#lib/server/seed/seed-demo.ts';
import { eveningBefore } from '../evening/demo-evening.ts';
import { storeEvening } from '../evening/store-evening.ts';
import { demoQuizzes, pubNightQuiz } from '../quizzes.ts';

export interface SeededInstallation extends SeededDemo {
  /** The evening was played now. */
  readonly playedEvening: boolean;
}

/**
 * Completes the whole demo; what is there stays as it is.
 *
 * @param password of the accounts that have to be made
 * @throws SeedError when somebody registered one of the addresses
 */
export async function seedInstallation(
  databaseUrl: string,
  password: string,
  now: Date
): Promise<SeededInstallation> {
  const { db, sql } = connect(databaseUrl, { max: 1 });
  try {
    const demo = await seedDemo(db, demoQuizzes, password);
    return { ...demo, playedEvening: await playOnce(databaseUrl, demo, now) };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Makes the demo where nobody has an account, and leaves every other installation alone: what its owner deleted does
 * not come back.
 */
export async function seedEmptyInstallation(databaseUrl: string, password: string, now: Date): Promise<void> {
  const { db, sql } = connect(databaseUrl, { max: 1 });
  try {
    const demo = await seedDemoWhenEmpty(db, demoQuizzes, password);
    if (demo) await playOnce(databaseUrl, demo, now);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function playOnce(databaseUrl: string, demo: SeededDemo, now: Date): Promise<boolean> {
  const quiz = demo.quizzes.find(({ title }) => title === pubNightQuiz.title);
  if (!quiz) throw new Error('The quiz of the evening was not stored.');
  const { workspaceId, hostId } = demo;
  return storeEvening(databaseUrl, { workspaceId, hostId, quizId: quiz.id }, eveningBefore(now));
}
