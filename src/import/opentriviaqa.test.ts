import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { importFile } from './import-file.ts';

const read = (text: string) => importFile(strToU8(text), 'our-own.txt');
const record = (options: string, answer = 'Bread', prompt = 'What rises in an oven?') =>
  `#Q ${prompt}\n^ ${answer}\n${options}\n`;
const THREE = 'A Steam\nB Bread\nC Fog';
const codes = (text: string) => {
  const report = read(text);
  return {
    repaired: report.repaired.map((r) => r.code),
    refused: report.refused.map((r) => r.code),
    questions: report.questions
  };
};

describe('OpenTriviaQA', () => {
  test('a plain record becomes a single choice question with the defaults', () => {
    const report = read(`\n${record(THREE)}`);
    expect(report).toMatchObject({
      format: 'opentriviaqa',
      title: 'Our own',
      taken: 1,
      repaired: [],
      refused: []
    });
    expect(report.attribution).toContain('CC BY-SA 4.0');
    expect(report.questions).toEqual([
      {
        type: 'singleChoice',
        prompt: 'What rises in an oven?',
        explanation: '',
        options: ['Steam', 'Bread', 'Fog'],
        correct: 1,
        timeLimitSeconds: 20,
        points: 1000
      }
    ]);
  });

  test('True and False become a true or false question, in whatever order they stand', () => {
    expect(read(record('A False\nB True', 'False')).questions).toMatchObject([
      { type: 'trueFalse', correct: false }
    ]);
    expect(read(record('A Yes\nB No', 'No')).questions).toMatchObject([{ type: 'singleChoice', correct: 1 }]);
  });

  test('line ends may be CRLF, LF or, alone, CR; a byte order mark does not count', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const report = read(
        `\ufeff${record(THREE)}\n${record(THREE, 'Bread', 'And now?')}`.replaceAll('\n', end)
      );
      expect([report.taken, report.repaired, report.refused]).toEqual([2, [], []]);
      expect(report.questions[1]).toMatchObject({ options: ['Steam', 'Bread', 'Fog'] });
    }
  });

  test('a question that stands there twice is said so, with the line of the first', () => {
    const report = read(`${record(THREE)}\n${record(THREE)}`);
    expect(report).toMatchObject({
      taken: 2,
      doubles: [1],
      repaired: [{ code: 'question_twice', params: { at: 1 } }]
    });
  });

  test('a question over several lines is joined, even where a line looks like an option', () => {
    const report = read('#Q Who says this?\n\nA loaf a day\nB careful\n^ Baker\nA Baker\nB Miller');
    expect(report.questions).toMatchObject([{ prompt: 'Who says this? A loaf a day B careful', correct: 0 }]);
    expect(report.repaired).toMatchObject([{ line: 1, code: 'prompt_joined', params: { count: 3 } }]);
  });

  test('a line that is not UTF-8 is read as Windows-1252, the others are not touched', () => {
    const latin = [...'#Q Caf\u00e9 \u0093au lait\u0094?\n^ Oui\nA Oui\n'].map((c) => c.charCodeAt(0));
    const report = importFile(new Uint8Array([...latin, ...strToU8('B Crème\n')]), 'mixed');
    expect(report.questions).toMatchObject([{ prompt: 'Café “au lait”?', options: ['Oui', 'Crème'] }]);
    expect(report.repaired.map((r) => r.code)).toEqual(['not_utf8']);
  });

  test('an answer that differs in case, spaces or quotes is matched and reported', () => {
    expect(codes(record(THREE, '"bread "'))).toMatchObject({
      repaired: ['answer_matched_loosely'],
      questions: [{ correct: 1 }]
    });
    expect(codes(record('A Brown  bread\nB Fog', ' Brown bread'))).toMatchObject({
      repaired: [],
      questions: [{ correct: 0 }]
    });
  });

  test('an answer that fits no option, or more than one, is refused', () => {
    const report = read(`${record(THREE)}\n${record(THREE, 'Toast')}`);
    expect(report.taken).toBe(1);
    expect(report.refused).toEqual([
      {
        line: 7,
        why: 'The answer “Toast” is not one of the options.',
        code: 'no_matching_answer',
        params: { answer: 'Toast' }
      }
    ]);
    expect(codes(record("A 'Bread'\nB “Bread”", 'Bread')).refused).toEqual(['answer_ambiguous']);
  });

  test.each([
    ['no answer line', `#Q Really?\n${THREE}`, 'answer_line_missing'],
    ['an empty answer', record(THREE, ''), 'answer_empty'],
    ['two answer lines', `#Q Which?\n^ Bread\n^ Fog\n${THREE}`, 'several_answers'],
    ['no question', record(THREE, 'Bread', ''), 'prompt_missing'],
    ['one option', record('A Bread'), 'too_few_options'],
    ['one option, twice', record('A Bread\nB Bread'), 'too_few_options'],
    ['options that differ in capitals', record('A Bread\nB bread'), 'options_differ_in_case'],
    ['an option out of order', record('A Steam\nC Bread'), 'options_out_of_order'],
    ['an indented record inside', record(`${THREE}\n #Q What else?`), 'record_inside_record'],
    ['a very long question', record(THREE, 'Bread', 'why '.repeat(80)), 'prompt_too_long'],
    ['a very long option', record(`A Bread\nB ${'fog '.repeat(40)}`), 'option_too_long']
  ])('refuses a record with %s', (_name, text, code) => {
    expect(codes(text)).toEqual({ repaired: [], refused: [code], questions: [] });
  });

  test('a question that fits once its spaces are collapsed is taken', () => {
    expect(read(record(THREE, 'Bread', `Why${' '.repeat(400)}so?`)).questions).toMatchObject([
      { prompt: 'Why so?' }
    ]);
  });

  test.each([
    ['equal options', 'A Bread\nB Fog\nC Fog\nD Bread', 'duplicate_options', ['Bread', 'Fog']],
    ['an empty option', 'A Bread\nB\nC Fog', 'option_empty', ['Bread', 'Fog']],
    ['an option over two lines', 'A Bread\nB Thick\nfog', 'option_joined', ['Bread', 'Thick fog']],
    [
      'HTML codes',
      'A Bread\nB Fish &amp; chips &#8211; caf&eacute; &unknown;',
      'entities_decoded',
      ['Bread', 'Fish & chips – café &unknown;']
    ],
    ['control characters', 'A Bread\nB F\u0000o\u202eg', 'control_characters', ['Bread', 'Fog']],
    ['text after a blank line', 'A Bread\nB Fog\n\nend of part one', 'lines_ignored', ['Bread', 'Fog']],
    ['a comment', 'A Bread\nB Fog\n# checked', 'lines_ignored', ['Bread', 'Fog']],
    [
      'more than six options',
      'A 1\nB 2\nC 3\nD 4\nE 5\nF 6\nG 7\nH Bread',
      'options_over_limit',
      ['1', '2', '3', '4', '5', 'Bread']
    ]
  ])('repairs a record with %s', (_name, options, code, expected) => {
    const report = read(record(options));
    expect(report.repaired.map((r) => [r.line, r.code])).toEqual([[1, code]]);
    expect(report.questions).toMatchObject([{ options: expected, correct: expected.indexOf('Bread') }]);
  });

  test('lines before the first record are reported once', () => {
    const report = read(`\nPart one\nby us\n${record(THREE)}`);
    expect(report.repaired).toMatchObject([
      { line: 2, code: 'lines_ignored', params: { count: 2, first: 2 } }
    ]);
    expect(report.repaired[0]?.what).toBe('Lines that belong to no question were ignored: 2, from line 2.');
  });
});
