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
    ['realtime/room/room.ts', '#lib/server/env.ts'],
    ['realtime/room/room.ts', '../../src/lib/server/env.ts'],
    ['src/lib/server/env.ts', '#realtime/env.ts'],
    ['src/lib/live/connection.ts', '#lib/server/env.ts'],
    ['src/lib/ui/shapes.ts', '#core/ids.ts'],
    ['src/lib/features/player/main.ts', '#lib/server/env.ts'],
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
    ['realtime/room/room.ts', 'node:crypto'],
    ['src/lib/server/env.ts', '#schema/live.ts'],
    ['scripts/demo/quizzes.ts', '#realtime/store/postgres-room-store.ts'],
    ['src/lib/features/player/main.ts', '#lib/live/connection.ts'],
    ['src/routes/locale/+server.ts', '#lib/server/env.ts'],
    ['src/routes/locale/+server.ts', './$types'],
    ['src/routes/locale/+server.ts', '$app/environment']
  ])('%s may import %s', async (from, to) => {
    expect(await violations(from, to)).toBe(0);
  });
});
