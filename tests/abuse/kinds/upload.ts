import { Browser } from '../../support/abuse/browser.ts';
import { hostileFiles } from '../../support/hostile-files.ts';
import { attackKind, unless } from '../attack-kind.ts';

const BOUNDARY = 'partyquiz-abuse';
/** Each keeps another part of a reader busy. */
const FILES = ['entities in one shared text', '990,000 cells', '990,000 styles'];

interface Target {
  readonly uploaders: readonly { readonly home: string; readonly cookie: string }[];
  /** In base64. */
  readonly files: readonly string[];
}

function formWith(file: Buffer): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="quiz.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

/** Several accounts bring small spreadsheets that unpack to much work, again and again, where one port serves everything. */
export const upload = attackKind<Target>({
  name: 'upload',
  shape: 'start',
  attackers: { full: 4, short: 1 },
  seconds: { full: 15, short: 3 },
  mostGrowthMb: 500,
  prepare: async (scene) => ({
    uploaders: await Promise.all(
      Array.from({ length: scene.force.attackers }, () => scene.account('Uploader'))
    ),
    files: hostileFiles
      .filter(({ name }) => FILES.includes(name))
      .slice(0, scene.force.attackers)
      .map(({ make }) => Buffer.from(make()).toString('base64'))
  }),
  strike: async ({ uploaders, files }, { webUrl, ms }) => {
    const browser = new Browser(webUrl, { patienceMs: ms + 60_000 });
    const bodies = files.map((file) => formWith(Buffer.from(file, 'base64')));
    const counts = { uploads: 0, refusedUploads: 0, failedUploads: 0 };
    const end = performance.now() + ms;
    await Promise.all(
      uploaders.map(async ({ home, cookie }, n) => {
        for (let turn = n; performance.now() < end; turn++) {
          const { status } = await browser.visit({
            path: `${home}/import?/preview`,
            cookie,
            body: bodies[turn % bodies.length] ?? '',
            headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }
          });
          counts.uploads += 1;
          // 503: others are being read, come again.
          if ((status >= 400 && status < 500) || status === 503) counts.refusedUploads += 1;
          else if (status !== 200) counts.failedUploads += 1;
        }
      })
    );
    browser.close();
    return counts;
  },
  verify: async (_scene, _target, { uploads = 0, failedUploads = 0 }) => ({
    failures: [
      ...unless(uploads > 0, 'no file was brought'),
      ...unless(failedUploads === 0, `${String(failedUploads)} uploads had no proper answer`)
    ]
  })
});
