import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// Copies the packages that cannot be bundled, as they were installed for this platform, into the folder given.
const [target = ''] = process.argv.slice(2);
const scope = 'node_modules/@node-rs';
for (const name of readdirSync(scope)) {
  if (!name.startsWith('argon2')) continue;
  cpSync(join(scope, name), join(target, '@node-rs', name), { recursive: true });
}
