import { randomBytes, randomUUID } from 'node:crypto';
import { asId, type LiveSessionId } from '#core/ids.ts';
import { codeFromBytes } from '#core/protocol/session-code.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import type postgres from 'postgres';

export interface TestLiveSession {
  readonly id: LiveSessionId;
  readonly code: string;
  readonly userId: string;
  readonly workspaceId: string;
}

/** Inserts a user, a workspace that he owns, and a running live session of this quiz. */
export async function insertLiveSession(sql: postgres.Sql, quiz: FrozenQuiz): Promise<TestLiveSession> {
  const session = {
    id: asId<LiveSessionId>(randomUUID()),
    code: codeFromBytes(randomBytes(64)) ?? 'ACDEF',
    userId: randomUUID(),
    workspaceId: randomUUID()
  };
  await sql.begin(async (tx) => {
    await tx`insert into app_user (id, email, name, password_hash)
      values (${session.userId}, ${`${session.userId}@example.org`}, 'Host', 'none')`;
    await tx`insert into workspace (id, slug, name) values (${session.workspaceId}, ${session.workspaceId}, 'Pub')`;
    await tx`insert into workspace_member (workspace_id, user_id, role)
      values (${session.workspaceId}, ${session.userId}, 'owner')`;
    await tx`insert into live_session (id, workspace_id, host_user_id, code, title, quiz)
      values (${session.id}, ${session.workspaceId}, ${session.userId}, ${session.code}, ${quiz.title},
        ${tx.json(quiz as never)})`;
  });
  return session;
}
