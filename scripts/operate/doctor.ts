import { parseArgs } from 'node:util';
import { readVersion } from '#scripts/develop/build/version.ts';
import { messageOf } from '#ops/reasons/cause.ts';
import { CHECKS } from './doctor/checks.ts';
import { readContext } from './doctor/context.ts';
import { count, resultsJson, resultsText } from './doctor/print.ts';
import { runChecks } from './doctor/run-checks.ts';
import { ROOT } from '#scripts/run/process/root.ts';

declare const __VERSION__: string | undefined;

const USAGE = `Usage: npm run doctor -- [--json] [--offline]

Checks the installation that it runs in and says what is wrong and what to do about it.

  --json      print the findings as one JSON object
  --offline   without what leaves the machine: mail, S3, and the app as seen from outside

Exit code: 0 without errors (warnings allowed), 1 with errors, 2 for arguments that cannot be understood.
`;
const FAILED = 1;
const MISUSED = 2;

async function main(argv: readonly string[]): Promise<number> {
  let options: { json?: boolean; offline?: boolean; help?: boolean };
  try {
    const flag = { type: 'boolean' } as const;
    options = parseArgs({ args: [...argv], options: { json: flag, offline: flag, help: flag } }).values;
  } catch (cause) {
    process.stderr.write(`${messageOf(cause)}\n\n${USAGE}`);
    return MISUSED;
  }
  if (options.help === true) {
    process.stdout.write(USAGE);
    return 0;
  }
  const version = typeof __VERSION__ === 'string' ? __VERSION__ : await readVersion();
  const context = await readContext(process.env, ROOT, version);
  const results = await runChecks(CHECKS, context, { offline: options.offline === true });
  const hasColour = process.stdout.isTTY && !process.env.NO_COLOR;
  const text = options.json === true ? resultsJson(results, version) : resultsText(results, hasColour);
  // What a check that was given up left open must not keep the process: it ends when this is written.
  await new Promise<void>((resolve) => {
    process.stdout.write(`${text}\n`, () => {
      resolve();
    });
  });
  return count(results, 'error') > 0 ? FAILED : 0;
}

process.exit(await main(process.argv.slice(2)));
