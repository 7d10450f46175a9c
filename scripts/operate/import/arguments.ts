import { parseArgs } from 'node:util';

export interface ImportArguments {
  readonly file: string;
  readonly workspace: string | undefined;
  readonly dryRun: boolean;
  readonly json: boolean;
}

export const USAGE = `Usage: npm run import -- <file> [--workspace <slug>] [--dry-run] [--json]

  <file>        a spreadsheet (.xlsx, .ods, .xls, .csv, .tsv) or an OpenTriviaQA text
  --workspace   where the quiz goes; needed when there are several workspaces
  --dry-run     only say what would be taken; needs no database
  --json        print the report as one JSON object
`;

/** @throws Error with a sentence when the arguments cannot be understood */
export function readArguments(argv: readonly string[]): ImportArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      workspace: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false }
    }
  });
  const [file, ...more] = positionals;
  if (file === undefined) throw new Error('Which file?');
  if (more.length > 0) throw new Error('One file at a time.');
  return { file, workspace: values.workspace, dryRun: values['dry-run'], json: values.json };
}
