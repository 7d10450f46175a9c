import { randomUUID } from 'node:crypto';
import { hashPassword } from '#lib/server/auth/password.ts';
import { asId, type LiveSessionId } from '#core/ids.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { Browser, cookiesOf } from '../support/abuse/browser.ts';
import { insertLiveSession } from '../support/live-session.ts';
import type { Force } from './attack-kind.ts';
import type { Stack } from './stack.ts';

export const PASSWORD = 'correct horse battery';

export interface Account {
  readonly email: string;
  readonly userId: string;
  readonly workspaceId: string;
  /** Path of its workspace. */
  readonly home: string;
  /** Signed in. */
  readonly cookie: string;
}

export interface Session {
  readonly id: LiveSessionId;
  readonly code: string;
}

/** One installation, and who is there before the attackers come. */
export class Scene {
  readonly stack: Stack;
  readonly force: Force;
  readonly browser: Browser;
  #hash: Promise<string> | undefined;
  #accounts = 0;

  constructor(stack: Stack, force: Force) {
    this.stack = stack;
    this.force = force;
    this.browser = new Browser(stack.front.url);
  }

  /** Somebody with a workspace of his own, who has signed in from an address of his own. */
  async account(name: string): Promise<Account> {
    const { sql } = this.stack;
    this.#hash ??= hashPassword(PASSWORD);
    const hash = await this.#hash;
    const [userId, workspaceId] = [randomUUID(), randomUUID()];
    const email = `${userId}@example.org`;
    const slug = `abuse-${userId.slice(0, 8)}`;
    await sql.begin(async (tx) => {
      await tx`insert into app_user (id, email, name, password_hash) values (${userId}, ${email}, ${name}, ${hash})`;
      await tx`insert into workspace (id, slug, name) values (${workspaceId}, ${slug}, ${name})`;
      await tx`insert into workspace_member (workspace_id, user_id, role)
        values (${workspaceId}, ${userId}, 'owner')`;
    });
    const address = `198.18.1.${String(++this.#accounts)}`;
    const page = await this.signIn(email, PASSWORD, address);
    const cookie = cookiesOf(page);
    if (page.status !== 303 || cookie === '') throw new Error(`not signed in: ${String(page.status)}`);
    return { email, userId, workspaceId, home: `/w/${slug}`, cookie };
  }

  signIn(email: string, password: string, address: string) {
    return this.browser.visit({ path: '/login', form: { email, password }, address });
  }

  /** A running live session in the workspace of this account. */
  async session({ userId, workspaceId }: Account, quiz: FrozenQuiz): Promise<Session> {
    const { sql } = this.stack;
    const { id, code } = await insertLiveSession(sql, quiz);
    await sql`update live_session set workspace_id = ${workspaceId}, host_user_id = ${userId} where id = ${id}`;
    return { id: asId<LiveSessionId>(id), code };
  }

  close(): void {
    this.browser.close();
  }
}
