import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '#scripts/operate/doctor/checks.ts';
import { GUIDE, renderGuide } from '#scripts/operate/doctor/guide.ts';
import { ROOT } from '#scripts/run/process/root.ts';

// Writes what in a guide follows from the sources.
const path = join(ROOT, GUIDE);
writeFileSync(path, renderGuide(readFileSync(path, 'utf8'), CHECKS));
