import { readdirSync } from 'node:fs';

/** Folders of modules that are looked up in a table, in the case of the names by which they are stored. */
/** @param {string} folder */
const named = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase()));

const tables = [
  {
    what: 'question kind',
    names: new Set(named('src/core/question')),
    folder: /src\/(core\/question|lib\/features\/kinds)\//
  },
  // The word “question” means more than a sort of items.
  {
    what: 'sort of items',
    names: new Set(named('src/core/item').filter((name) => name !== 'question')),
    folder: /src\/(core\/item|lib\/features\/stage\/interludes)\//
  }
];

/**
 * A module of a table is asked, never recognised: whoever compares with its name is one more file to change for the
 * next one.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
const noBranchOnName = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { named: 'Ask the {{what}} instead of comparing with its name “{{name}}”.' }
  },
  create(context) {
    /** @param {import('estree').Node | null | undefined} node */
    const check = (node) => {
      const value = node?.type === 'Literal' ? node.value : undefined;
      if (!node || typeof value !== 'string') return;
      const table = tables.find(({ names }) => names.has(value));
      if (!table || table.folder.test(context.filename)) return;
      context.report({ node, messageId: 'named', data: { what: table.what, name: value } });
    };
    return {
      SwitchCase: ({ test }) => check(test),
      BinaryExpression({ operator, left, right }) {
        if (!/^[!=]==?$/.test(operator)) return;
        check(left);
        check(right);
      }
    };
  }
};

/** @type {import('eslint').Linter.Config} */
export const kindsConfig = {
  files: ['src/**', 'realtime/**'],
  ignores: ['**/*.test.ts', '**/*.fixture.ts'],
  plugins: { house: { rules: { 'no-branch-on-name': noBranchOnName } } },
  rules: { 'house/no-branch-on-name': 'error' }
};
