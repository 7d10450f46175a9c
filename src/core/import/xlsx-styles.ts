import { FileRefused } from './report.ts';
import { attribute, readXml } from './xml.ts';

/** How a number in a cell is shown, as far as it changes what a reader of the sheet sees. */
export type NumberShape = 'plain' | 'percent' | 'date';

/** Most cell styles and number formats: Excel's own limits, the second one with room to spare. */
const STYLE_LIMITS = { styles: 65_490, formats: 2_000 } as const;

/** The shape of each cell style, by the style's index (attribute `s` of a cell). */
export function readStyles(xml: string): NumberShape[] {
  const custom = new Map<number, NumberShape>();
  const shapes: NumberShape[] = [];
  let formats = 0;
  let inCellFormats = false;
  readXml(xml, {
    open(name, attributes) {
      const id = () => Number(attribute(attributes, 'numFmtId') ?? 0);
      if (name === 'numFmt') {
        custom.set(id(), shapeOf(attribute(attributes, 'formatCode') ?? ''));
        if (++formats > STYLE_LIMITS.formats) throw new FileRefused('too_many_styles');
      } else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        shapes.push(custom.get(id()) ?? builtInShape(id()));
        if (shapes.length > STYLE_LIMITS.styles) throw new FileRefused('too_many_styles');
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    }
  });
  return shapes;
}

/** Number formats that have an id but no text (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are dates of East Asia). */
function builtInShape(id: number): NumberShape {
  if (id === 9 || id === 10) return 'percent';
  const isDate =
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? 'date' : 'plain';
}

/** Excel allows 255 characters; the bound keeps the expressions below cheap. */
const MAX_FORMAT_LENGTH = 255;

function shapeOf(formatCode: string): NumberShape {
  // Text in quotes, escaped characters and [colours] are not placeholders; [h], [m] and [s] are durations.
  const code = formatCode
    .slice(0, MAX_FORMAT_LENGTH)
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?![hms]+\])[^[\]]*\]/gi, '');
  if (/general/i.test(code)) return 'plain';
  if (/[ymdhs]/i.test(code)) return 'date';
  return code.includes('%') ? 'percent' : 'plain';
}
