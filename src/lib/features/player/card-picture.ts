import { fitLines } from './fit-lines.ts';

/** What stands on the card of an evening; every text is in the player's language. */
export interface Card {
  readonly title: string;
  readonly medal: string;
  readonly face: string;
  readonly name: string;
  readonly place: string;
  readonly points: string;
  /** What was good about it, a line each. */
  readonly moments: readonly string[];
}

/** 4 : 5, as timelines show pictures whole, in pixels. */
const WIDTH = 1080;
const HEIGHT = 1350;
const MARGIN = 96;
/** A line is so much higher than its letters. */
const LEADING = 1.15;

/** Draws the card as a PNG, in the colours of the page. `undefined` where the browser draws nothing. */
export async function drawCard(card: Card): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const ink = canvas.getContext('2d');
  if (!ink) return undefined;
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const family = getComputedStyle(document.body).fontFamily;

  const ground = ink.createLinearGradient(0, 0, WIDTH / 3, HEIGHT);
  ground.addColorStop(0, colour('--violet-2'));
  ground.addColorStop(0.6, colour('--violet-1'));
  ground.addColorStop(1, colour('--night'));
  ink.fillStyle = ground;
  ink.fillRect(0, 0, WIDTH, HEIGHT);
  // One light from above, as on the stage.
  const light = ink.createRadialGradient(WIDTH / 2, 470, 60, WIDTH / 2, 470, 620);
  light.addColorStop(0, 'rgb(255 255 255 / 0.22)');
  light.addColorStop(1, 'rgb(255 255 255 / 0)');
  ink.fillStyle = light;
  ink.fillRect(0, 0, WIDTH, HEIGHT);

  ink.textAlign = 'center';
  ink.textBaseline = 'middle';
  /** Text in the middle of `y`, as large as it fits on at most so many lines. */
  const write = (text: string, y: number, size: number, weight: number, name: string, most = 1) => {
    const widthOf = (line: string, px: number) => {
      ink.font = `${String(weight)} ${String(px)}px ${family}`;
      return ink.measureText(line).width;
    };
    const fitted = fitLines(text, { width: WIDTH - 2 * MARGIN, size, most, widthOf });
    ink.font = `${String(weight)} ${String(fitted.size)}px ${family}`;
    ink.fillStyle = colour(name);
    for (const [index, line] of fitted.lines.entries())
      ink.fillText(line, WIDTH / 2, y + (index - (fitted.lines.length - 1) / 2) * fitted.size * LEADING);
  };
  write(card.title, 140, 54, 600, '--cream', 2);
  write(card.face, 470, 330, 400, '--cream');
  ink.font = `400 150px ${family}`;
  ink.fillText(card.medal, WIDTH / 2 + 190, 590);
  write(card.name, 730, 84, 800, '--cream');
  write(card.place, 865, 76, 700, '--sun');
  write(card.points, 990, 120, 800, '--sun');
  for (const [index, text] of card.moments.entries()) write(text, 1100 + 62 * index, 44, 500, '--cream');
  write('PartyQuiz', HEIGHT - 64, 36, 700, '--cream');
  return new Promise((resolve) => {
    canvas.toBlob((blob) => {
      resolve(blob ?? undefined);
    }, 'image/png');
  });
}
