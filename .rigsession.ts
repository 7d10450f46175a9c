import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { connect } from '#lib/server/db/client.ts';
import { lucia } from '#lib/server/auth/lucia.ts';
import { demoQuizzes } from '#scripts/demo/quizzes.ts';
import { insertLiveSession } from '#tests/support/live-session.ts';
const which = Number(process.argv[2] ?? 2);
const draft = demoQuizzes[which]!;
import postgres from 'postgres';
const sql = postgres(process.env.DATABASE_URL!);
const rounds = draft.rounds.map((r) => ({ id: randomUUID(), title: r.title }));
const quiz = {
  quizId: randomUUID(),
  title: draft.title,
  language: draft.language,
  settings: { scoring: 'speed', breakTiesByTime: false, answerChange: false, ...draft.settings },
  rounds,
  items: draft.rounds.flatMap((r, round) =>
    r.questions.map((question) => ({ id: randomUUID(), round, question }))
  )
};
const s = await insertLiveSession(sql, quiz as never);
const auth = await lucia().createSession(s.userId, {});
writeFileSync('/tmp/rig.session', JSON.stringify({ ...s, cookie: lucia().sessionCookieName, auth: auth.id }));
console.log(JSON.stringify({ ...s, cookie: lucia().sessionCookieName, auth: auth.id }));
process.exit(0);
