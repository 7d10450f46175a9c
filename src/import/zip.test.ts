import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { importFile } from './import-file.ts';
import { kahootFile } from './xlsx.fixture.ts';
import { openZip } from './zip.ts';

const MB = 1024 * 1024;
const whyNot = (bytes: Uint8Array) => importFile(bytes, 'x.xlsx').refused.map((r) => [r.line, r.code]);

/** Of a template that was opened. */
const EMPTY = [[0, 'template_empty']];

/** Random text keeps the ratio of a zip entry below what is refused anyway. */
const noise = Array.from({ length: 12_000 }, (_, n) => ((n * 2654435761) % 4294967296).toString(36)).join('');

/** Overwrites the declared unpacked size of every entry of a zip file. */
function declare(zip: Uint8Array, size: number): Uint8Array {
  const lying = zip.slice();
  const view = new DataView(lying.buffer);
  for (let at = 0; at + 4 <= lying.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return lying;
}

describe('zip limits', () => {
  test('reads stored and deflated entries, whatever the capitals of their names', () => {
    const zip = openZip(zipSync({ 'xl/A.xml': strToU8('abc'), b: [strToU8('stored'), { level: 0 }] }));
    expect(zip.names).toEqual(['xl/a.xml', 'b']);
    expect([zip.read('XL/a.xml'), zip.read('b'), zip.read('c')]).toEqual([
      strToU8('abc'),
      strToU8('stored'),
      undefined
    ]);
  });

  test('refuses too many parts', () => {
    const parts = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`xl/${n}`, '']));
    expect(whyNot(kahootFile([], parts))).toEqual([[0, 'zip_too_many_entries']]);
  });

  test('refuses a part that unpacks to far more than its size', () => {
    expect(whyNot(zipSync({ 'xl/a': new Uint8Array(2 * MB) }))).toEqual([[0, 'zip_suspicious']]);
  });

  test('refuses more than 8 MB in all before unpacking [OPS-11]', () => {
    const half = `<x><!--${noise}-->${' '.repeat(4.5 * MB)}</x>`;
    expect(whyNot(kahootFile([], { 'xl/styles.xml': half }))).toEqual(EMPTY);
    expect(whyNot(kahootFile([], { 'xl/styles.xml': half, 'xl/sharedStrings.xml': half }))).toEqual([
      [0, 'zip_too_large']
    ]);
    expect(whyNot(declare(kahootFile([]), 0xffffffff))).toEqual([[0, 'zip_suspicious']]);
  });

  test('what is not read may be as large as it likes', () => {
    const media = Object.fromEntries(
      Array.from({ length: 3 }, (_, n) => [`xl/media/${n}`, `${noise}${' '.repeat(4 * MB)}`])
    );
    expect(whyNot(kahootFile([], media))).toEqual(EMPTY);
  });

  test('a part that is shorter than declared is damaged', () => {
    expect(whyNot(declare(kahootFile([['x'.repeat(20_000)]]), MB))).toEqual([[0, 'file_broken']]);
  });

  test('a directory that declares less than what comes out does not get it', () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(60 * MB) }, { level: 9 });
    const before = performance.now();
    expect(whyNot(declare(bomb, 1000))).toEqual([[0, 'zip_suspicious']]);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  test('a document type is refused, so entities cannot grow', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>';
    expect(whyNot(kahootFile([], { 'xl/worksheets/sheet1.xml': bomb }))).toEqual([[0, 'file_broken']]);
  });

  test('a sheet with a million cells, or a hostile number format, costs little time', () => {
    const before = performance.now();
    const cells = '<c r="A1" s="0"/>'.repeat(50_000) + '<c/>'.repeat(1_000_000);
    expect(whyNot(kahootFile([], { 'xl/worksheets/sheet1.xml': `<!--${noise}-->${cells}` }))).toEqual([
      [0, 'too_many_cells']
    ]);
    const styles = `<!--${noise}--><numFmt numFmtId="1" formatCode="${'['.repeat(1_000_000)}"/>`;
    expect(whyNot(kahootFile([], { 'xl/styles.xml': styles }))).toEqual([[0, 'file_broken']]);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  test('refuses more than 2000 rows', () => {
    const rows = Array.from({ length: 2_001 }, () => ['Pick', 'a', 'b', null, null, 20, 1]);
    expect(whyNot(kahootFile(rows))).toEqual([[0, 'too_many_records']]);
  });
});
