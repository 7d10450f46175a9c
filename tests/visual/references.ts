import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { ROOT } from '#scripts/run/process/root.ts';
import { show, type Guide, type Sight } from './guide.ts';

const FOLDER = join(ROOT, 'tests/visual/references');
const inPage = readFileSync(join(ROOT, 'tests/visual/in-page.js'), 'utf8').replaceAll('export ', '');

/** Specimens whose pictures are kept: one of each look, by the address below /styleguide/. */
const COMPARED: readonly RegExp[] = [
  /^stage\/[a-z0-3-]+-end$/,
  /^stage\/(lobby|reveal|podium-3)-middle$/,
  /^stage\/(board|question)-begin$/,
  /^stage\/(reveal|board)-end-300$/,
  /^stage\/(paused|skipped|code-over|said)$/,
  /^roles\/\w+-question$/,
  /^kinds\/\w+-(stage-reveal|phone-question|studio-wrong)$/,
  /^phone\/(join|lobby|right|wrong|podium-3|first)$/,
  /^panel\/(lobby|question-open|reveal|over)$/,
  /^ui\/(Button|Field|Notice)$/,
  /^tokens\/colours-/
];
export const isCompared = ({ name }: Sight): boolean => COMPARED.some((pattern) => pattern.test(name));

/**
 * Widths of what is kept and of what of it is compared, in px. Each pixel that is compared is the mean of some eighty, so that
 * the hinting of letters is gone.
 */
const WIDTHS: Readonly<Record<string, { readonly kept: number; readonly compared: number }>> = {
  phone: { kept: 160, compared: 40 },
  part: { kept: 160, compared: 60 }
};
const USUAL = { kept: 320, compared: 160 };
const widthsOf = ({ screen }: Sight) => WIDTHS[screen] ?? USUAL;
/** So much of a picture may differ: another browser breaks no line otherwise, but draws letters a little wider. */
export const TOLERATED = 0.01;
/** The same on every machine: no emoji, no typeface of the system. */
const QUERY = '?plain';

export const fileOf = ({ name }: Sight): string => join(FOLDER, `${name}.webp`);

/** All that are kept, by the names of their specimens. */
export const keptNames = (): string[] =>
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.webp'))
    .map((file) => file.slice(0, -'.webp'.length));

const dataUrl = (type: string, bytes: Buffer) => `data:image/${type};base64,${bytes.toString('base64')}`;
const bytesOf = (url: string) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');

/** Makes pictures small and compares them, in a page of its own. */
export class Comparison {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(browser: Browser): Promise<Comparison> {
    const page = await (await browser.newContext()).newPage();
    await page.addScriptTag({ content: inPage });
    return new Comparison(page);
  }

  /** The share of a picture that is not as it was kept; 1 where nothing is kept. */
  async differs(sight: Sight, picture: Buffer): Promise<number> {
    const file = fileOf(sight);
    if (!existsSync(file)) return 1;
    const [now, then] = [dataUrl('png', picture), dataUrl('webp', readFileSync(file))];
    const width = widthsOf(sight).compared;
    return this.#page.evaluate<number>(
      `difference(${JSON.stringify(now)}, ${JSON.stringify(then)}, ${String(width)})`
    );
  }

  async keep(sight: Sight, picture: Buffer): Promise<void> {
    const small = await this.#page.evaluate<string>(
      `shrink(${JSON.stringify(dataUrl('png', picture))}, ${String(widthsOf(sight).kept)})`
    );
    mkdirSync(dirname(fileOf(sight)), { recursive: true });
    writeFileSync(fileOf(sight), bytesOf(small));
  }

  /** Takes away pictures of what is not compared any more. */
  static tidy(sights: readonly Sight[]): void {
    const names = new Set(sights.filter(isCompared).map(({ name }) => name));
    for (const name of keptNames()) if (!names.has(name)) rmSync(join(FOLDER, `${name}.webp`));
  }

  async close(): Promise<void> {
    await this.#page.context().close();
  }
}

/** A picture of a specimen, as it is compared. */
export async function takePicture(page: Page, guide: Guide, sight: Sight): Promise<Buffer> {
  await show(page, guide, sight, QUERY);
  return page.screenshot({ caret: 'hide' });
}
