import { accessSync, constants } from 'node:fs';
import { BuildError } from '#scripts/develop/build/build-error.ts';
import { isBuildFresh } from '#scripts/develop/build/stamp.ts';
import { runBuild } from '#scripts/develop/build/steps.ts';
import { ROOT } from '../process/root.ts';
import { StartError } from './start-error.ts';

/**
 * Builds when the sources are not those of the last build.
 *
 * @throws StartError with the output of the tool that failed
 */
export async function prepareBuild(onStep: (title: string) => void): Promise<void> {
  if (isBuildFresh()) return;
  try {
    accessSync(ROOT, constants.W_OK);
  } catch {
    throw new StartError(
      `PartyQuiz must be built once and cannot write into ${ROOT}: repair the permissions of that folder, or run “npm run build” as its owner.`
    );
  }
  try {
    await runBuild((title, number, of) => {
      onStep(`Building ${String(number)}/${String(of)}: ${title}`);
    });
  } catch (error) {
    if (error instanceof BuildError) throw new StartError(error.message, error.output);
    throw error;
  }
}
