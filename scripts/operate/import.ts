import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { importFile, MAX_IMPORT_BYTES } from '#import/import-file.ts';
import { connect } from '#lib/server/db/client.ts';
import { readArguments, USAGE, type ImportArguments } from '#scripts/operate/import/arguments.ts';
import { findDatabaseUrl } from '#scripts/operate/import/database-url.ts';
import { reportJson, reportText } from '#scripts/operate/import/print-report.ts';
import { storeReport } from '#scripts/operate/import/store-report.ts';
import { messageOf } from '#ops/failure.ts';

const OK = 0;
const FAILED = 1;
const MISUSED = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  let options: ImportArguments;
  try {
    options = readArguments(argv);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${USAGE}`);
    return MISUSED;
  }
  try {
    return await run(options);
  } catch (error) {
    process.stderr.write(`Nothing was imported: ${messageOf(error)}\n`);
    return FAILED;
  }
}

async function run({ file, workspace, dryRun, json }: ImportArguments): Promise<number> {
  // A file that is far too big is refused by its size, without reading it into memory.
  const { size } = await stat(file);
  const bytes = size > MAX_IMPORT_BYTES ? new Uint8Array(MAX_IMPORT_BYTES + 1) : await readFile(file);
  const report = importFile(bytes, basename(file));
  process.stdout.write(`${json ? reportJson(report) : reportText(report)}\n`);
  if (report.taken === 0) return FAILED;
  if (dryRun) return OK;

  const found = await findDatabaseUrl(process.env);
  if (!found.ok) throw new Error(found.why);
  const { db, sql } = connect(found.url, { max: 1 });
  try {
    const stored = await storeReport(db, report, workspace);
    process.stderr.write(`Stored in the workspace “${stored.slug}”: ${stored.titles.join(', ')}\n`);
    return OK;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
