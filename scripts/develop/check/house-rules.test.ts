import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { expect, it } from 'vitest';
import { kindsConfig } from '../../../eslint.kinds.js';
import { ROOT } from '#scripts/run/process/root.ts';

const eslint = new ESLint({
  cwd: ROOT,
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser: ts.parser } }, kindsConfig]
});

async function findings(filePath: string, source: string): Promise<number> {
  const [result] = await eslint.lintText(source, { filePath });
  return result?.messages.length ?? 0;
}

it.each([
  ["export const a = (k: { type: string }) => k.type === 'trueFalse';"],
  ["export const a = (k: { type: string }) => 'singleChoice' !== k.type;"],
  ["export function a(t: string) { switch (t) { case 'numberEstimate': return 1; } }"]
])('a branch on the name of a kind stands in its folder only: %s', async (source) => {
  expect(await findings('src/core/game/decide.ts', source)).toBe(1);
  expect(await findings('src/lib/features/host/phase-name.ts', source)).toBe(1);
  expect(await findings('src/core/question/true-false/true-false.ts', source)).toBe(0);
  expect(await findings('src/lib/features/kinds/true-false/form.ts', source)).toBe(0);
});

it('a kind may be made, and looked up', async () => {
  const source = "export const made = { type: 'trueFalse' }; export const own = table['trueFalse'];";
  expect(await findings('src/import/choice-question.ts', source)).toBe(0);
});
