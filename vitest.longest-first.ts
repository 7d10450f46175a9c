import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take the longest, in order: whatever begins late and takes a minute is waited for alone. */
const LONGEST = [
  'tests/integration/abuse.integration.test.ts',
  'tests/integration/faults.integration.test.ts',
  'scripts/run/local-postgres/start.test.ts',
  'scripts/run/start/start.integration.test.ts',
  'tests/integration/rolling.integration.test.ts',
  'tests/integration/worker-door.integration.test.ts',
  'tests/integration/doctor.integration.test.ts',
  'scripts/run/local-postgres/crash.test.ts',
  'tests/integration/bench.integration.test.ts',
  'tests/integration/worker-kill.integration.test.ts'
];

/** A fresh clone has no times of earlier runs to go by: these stand first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return index < 0 ? LONGEST.length : index;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
