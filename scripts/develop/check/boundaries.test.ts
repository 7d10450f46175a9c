import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#scripts/run/process/root.ts';
import { boundariesConfig } from '../../../eslint.boundaries.js';

const eslint = new ESLint({
  cwd: ROOT,
  overrideConfigFile: true,
  // ESLint's own type for plugins is narrower than what it takes.
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parser: ts.parser } },
    boundariesConfig
  ] as ESLint.Options['overrideConfig'] & object
});

async function violations(filePath: string, source: string): Promise<number> {
  const [result] = await eslint.lintText(`import ${JSON.stringify(source)};\n`, { filePath });
  const messages = result?.messages ?? [];
  expect(messages.filter(({ ruleId }) => ruleId !== 'boundaries/dependencies')).toEqual([]);
  return messages.length;
}

describe('import boundaries', () => {
  it.each([
    ['src/core/game/decide.ts', '#realtime/worker.ts'],
    ['src/core/game/decide.ts', '../../../realtime/worker.ts'],
    ['src/core/game/decide.ts', '#schema/live.ts'],
    ['drizzle/schema/live.ts', '#lib/server/env.ts'],
    ['drizzle/schema/live.ts', '#queries/session-fence.ts'],
    ['drizzle/queries/session-fence.ts', '#realtime/worker.ts'],
    ['drizzle/queries/session-fence.ts', '#lib/server/env.ts'],
    ['src/core/game/decide.ts', '#queries/session-fence.ts'],
    ['src/lib/features/player/main.ts', '#queries/session-fence.ts'],
    ['realtime/room/room.ts', '#lib/server/env.ts'],
    ['realtime/room/room.ts', '../../src/lib/server/env.ts'],
    ['src/lib/server/env.ts', '#realtime/env.ts'],
    ['src/lib/server/quizzes/add-item.ts', '#lib/server/http/respond.ts'],
    ['src/lib/server/quizzes/add-item.ts', '../http/respond.ts'],
    ['src/lib/server/auth/sign-in.ts', '../hooks/handle-account.ts'],
    ['src/lib/server/db/transaction.ts', '../quizzes/add-item.ts'],
    ['src/lib/server/db/transaction.ts', '../http/respond.ts'],
    ['src/lib/server/env.ts', './db/client.ts'],
    ['src/lib/server/env.ts', './quizzes/add-item.ts'],
    ['src/lib/live/connection.ts', '#lib/server/env.ts'],
    ['src/lib/ui/shapes.ts', '#core/ids.ts'],
    ['src/lib/features/player/main.ts', '#lib/server/env.ts'],
    ['src/lib/features/host/host-keys.ts', '#lib/features/player/surprise-name.ts'],
    ['src/lib/features/host/host-keys.ts', '../player/surprise-name.ts'],
    ['src/lib/features/stage/round-name.ts', '#lib/features/host/host-keys.ts'],
    ['src/lib/features/kinds/words.ts', '#lib/features/host/host-keys.ts'],
    ['src/lib/features/kinds/words.ts', '../stage/round-name.ts'],
    ['src/lib/features/kinds/choice/option-form.ts', '#lib/features/question-editor/question-form.ts'],
    ['src/lib/live/connection.ts', '#lib/features/stage/round-name.ts'],
    ['src/lib/ui/shapes.ts', '#lib/features/stage/round-name.ts'],
    ['src/routes/locale/+server.ts', '#realtime/env.ts'],
    ['src/routes/locale/+server.ts', '#scripts/operate/database/apply-migrations.ts']
  ])('%s may not import %s', async (from, to) => {
    expect(await violations(from, to)).toBe(1);
  });

  it.each([
    ['src/core/game/decide.ts', '#core/ids.ts'],
    ['src/core/game/decide.ts', './evolve.ts'],
    ['src/core/game/decide.ts', 'valibot'],
    ['drizzle/schema/live.ts', '#core/ids.ts'],
    ['realtime/room/room.ts', '#schema/live.ts'],
    ['realtime/room/room.ts', '#queries/session-fence.ts'],
    ['realtime/room/room.ts', 'node:crypto'],
    ['src/lib/server/http/attempt.ts', '../quizzes/add-item.ts'],
    ['src/lib/server/hooks/handle-account.ts', '../http/session-cookie.ts'],
    ['src/lib/server/quizzes/add-item.ts', '../workspaces/open-workspace.ts'],
    ['src/lib/server/quizzes/add-item.ts', '../db/client.ts'],
    ['src/lib/server/quizzes/add-item.ts', '../env.ts'],
    ['src/lib/server/quizzes/add-item.ts', '#schema/quiz.ts'],
    ['src/lib/server/quizzes/add-item.ts', '#queries/session-fence.ts'],
    ['src/lib/server/db/client.ts', '#schema/live.ts'],
    ['src/lib/server/db/client.ts', '../env.ts'],
    ['drizzle/queries/session-fence.ts', '#core/game/events.ts'],
    ['drizzle/queries/session-fence.ts', '#schema/live.ts'],
    ['scripts/demo/quizzes.ts', '#realtime/store/postgres-room-store.ts'],
    ['src/lib/features/player/main.ts', '#lib/live/connection.ts'],
    ['src/lib/features/player/main.ts', './surprise-name.ts'],
    ['src/lib/features/player/main.ts', '#lib/features/player/surprise-name.ts'],
    ['src/lib/features/host/host-keys.ts', '../stage/round-name.ts'],
    ['src/lib/features/host/host-keys.ts', '#lib/features/kinds/words.ts'],
    ['src/lib/features/kinds/choice/option-form.ts', '../kind-form.ts'],
    ['src/routes/locale/+server.ts', '#lib/features/kinds/words.ts'],
    ['src/routes/locale/+server.ts', '#lib/features/host/host-keys.ts'],
    ['src/routes/locale/+server.ts', '#lib/server/env.ts'],
    ['src/routes/locale/+server.ts', '#lib/server/http/respond.ts'],
    ['src/routes/locale/+server.ts', '#lib/server/quizzes/add-item.ts'],
    ['src/routes/locale/+server.ts', './$types'],
    ['src/routes/locale/+server.ts', '$app/environment']
  ])('%s may import %s', async (from, to) => {
    expect(await violations(from, to)).toBe(0);
  });
});
