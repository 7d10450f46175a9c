import { parseArgs } from 'node:util';

export type SeedArguments =
  | { readonly task: 'help' }
  | { readonly task: 'seed'; readonly force: boolean }
  | { readonly task: 'remove'; readonly confirmed: boolean };

export const USAGE = `Usage: npm run seed [-- --force]
       npm run seed -- --remove [--yes]

Completes the demo: a workspace, an account of each role, quizzes and a played evening.

  --force    also in a production installation
  --remove   tells what there is of the demo; with --yes, removes it for good

DEMO_PASSWORD is the password of accounts that have to be made. Without it one is made up and shown.
`;

/** @throws Error with a sentence when the arguments cannot be understood */
export function readArguments(argv: readonly string[]): SeedArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      force: { type: 'boolean', default: false },
      remove: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false }
    }
  });
  if (values.help) return { task: 'help' };
  if (values.remove) {
    if (values.force) throw new Error('--remove takes no --force, it takes --yes.');
    return { task: 'remove', confirmed: values.yes };
  }
  if (values.yes) throw new Error('--yes belongs to --remove.');
  return { task: 'seed', force: values.force };
}
