import type { RefusalCode, RepairCode, ReportParams } from './report.ts';

const repairs: Record<RepairCode, string> = {
  not_utf8: 'Not UTF-8: read as Windows-1252.',
  prompt_joined: 'The question stood on {count} lines; they were joined.',
  option_joined: 'An option stood on several lines; they were joined.',
  answer_joined: 'The answer stood on several lines; they were joined.',
  entities_decoded: 'HTML codes such as &amp; were turned into characters.',
  control_characters: 'Invisible control characters were removed.',
  damaged_characters: 'Some characters were already unreadable (�) in the file; check the text.',
  answer_matched_loosely: 'The answer “{answer}” was matched to the option “{option}”.',
  duplicate_options: 'Options that stood there twice were removed: {count}.',
  option_empty: 'Empty options were removed: {count}.',
  options_over_limit: 'There is room for {max} options; wrong options left out: {count}.',
  lines_ignored: 'Lines that belong to no question were ignored: {count}, from line {first}.',
  time_limit_missing: 'No readable time limit; {to} seconds were set.',
  time_limit_changed: 'The time limit {from} was changed to {to} seconds.',
  correct_guessed: 'The correct answer “{from}” was read as {to}.',
  column_ignored: 'The column “{column}” was not read.',
  sheet_left_out: 'The sheet “{sheet}” was left out: no columns of a quiz were recognised in it.',
  sheet_empty: 'The sheet “{sheet}” was left out: there is no question below its titles.',
  sheet_hidden: 'The hidden sheet “{sheet}” was left out.',
  heading_read: '“{title}” was read as the title of a round.',
  options_same_shown: 'Two options both show “{option}” but hold {first} and {second}; one was left out.',
  points_missing: 'The points “{from}” could not be read; {to} were set.',
  explanation_too_long: 'The explanation is longer than {max} characters and was left out.',
  long_text_too_long: 'The text to read aloud is longer than {max} characters and was left out.',
  host_note_too_long: 'The note for the host is longer than {max} characters and was left out.',
  question_twice: 'The same question stands there already (line {at}).'
};

const refusals: Record<RefusalCode, string> = {
  prompt_missing: 'There is no question text.',
  prompt_too_long: 'The question has {length} characters; {max} is the most.',
  answer_line_missing: 'There is no line with the correct answer (^).',
  answer_empty: 'The correct answer is empty.',
  several_answers: 'There is more than one line with a correct answer (^).',
  no_matching_answer: 'The answer “{answer}” is not one of the options.',
  answer_ambiguous: 'The answer “{answer}” fits more than one option.',
  too_few_options: 'There are fewer than two options.',
  option_too_long: 'The option “{option}” has {length} characters; {max} is the most.',
  options_differ_in_case: 'Two options differ only in capitals: “{option}”.',
  option_right_and_wrong: 'The option “{option}” stands there twice, once as right and once as wrong.',
  options_out_of_order: 'The options do not follow the order A, B, C (line {at}).',
  record_inside_record: 'Another question seems to start inside this one (line {at}).',
  correct_missing: 'No correct answer is given.',
  correct_unreadable:
    'The correct answer “{value}” is no number, letter or text of an answer. Write the number of the answer, such as 2, or several, such as 1,3.',
  correct_date:
    'The correct answer is the date {value}. Format the cell as text and write the numbers anew, such as 1,3.',
  correct_two_ways:
    'The correct answer “{value}” can be read in two ways. Write the numbers with commas between them, such as 1,3.',
  correct_ambiguous:
    'The correct answer “{value}” is the text of answer {text}, but also stands for answer {place}. Write the number of the answer.',
  options_same_shown:
    'The right and a wrong option both show “{option}”, but hold {first} and {second}. Show more digits, or write them as text.',
  typed_too_long: 'The answer “{answer}” has {length} characters; {max} is the most that is typed.',
  type_unknown: 'There is no question of the type “{type}” here.',
  correct_out_of_range: 'There is no answer number {value}.',
  correct_is_empty: 'The correct answer {value} is empty.',
  cell_error: 'The cell {cell} holds a formula without a usable result.',
  question_invalid: 'The question does not fit ({issue}).',
  file_empty: 'The file is empty.',
  file_too_big: 'The file is larger than {max} MB.',
  file_broken: 'The file is damaged and cannot be opened.',
  file_unreadable: 'The file could not be read.',
  format_unknown:
    'This is not a file that can be imported: use a spreadsheet (.xlsx, .ods, .xls, .csv, .tsv) or an OpenTriviaQA text.',
  file_password: 'The file has a password: save it without one.',
  template_empty: 'The template is still empty: fill row {row} and below.',
  mapping_incomplete: 'Say which column holds the questions and which the right answers.',
  not_a_spreadsheet: 'This zip file is not a spreadsheet.',
  too_many_sheets: 'The spreadsheet has more than {max} sheets.',
  zip_too_many_entries: 'The spreadsheet consists of more than {max} parts.',
  zip_too_large: 'The spreadsheet is larger than {max} MB when unpacked.',
  zip_suspicious: 'The spreadsheet unpacks to far more than its size and was not opened.',
  sheet_missing: 'The spreadsheet has no worksheet.',
  header_missing:
    'No sheet has a row of titles such as Question, Answer 1, Answer 2 and Correct answer. Say yourself what the columns are.',
  too_many_cells: 'The spreadsheet has far more cells than a quiz needs.',
  too_many_styles: 'The spreadsheet has far more styles than a quiz needs.',
  too_much_text: 'The spreadsheet holds far more text than a quiz needs.',
  too_many_records: 'The file has more than {max} questions; split it.',
  too_many_lines: 'The file has more than {max} lines; split it.'
};

const fill = (template: string, params: ReportParams = {}) =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/** The English sentence for a repair. */
export const repairText = (code: RepairCode, params?: ReportParams): string => fill(repairs[code], params);

/** The English sentence for a refusal. */
export const refusalText = (code: RefusalCode, params?: ReportParams): string => fill(refusals[code], params);
