import { chromium, type Browser } from 'playwright';

/** The browser of the machine, without a graphics card and without anything of its own to do. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--font-render-hinting=none']
  });
