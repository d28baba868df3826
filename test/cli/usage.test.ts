import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compspec } from '../support/command-line.js';

const manifest = resolve(import.meta.dirname, '../../package.json');

describe('wrong usage is one line on standard error and exit code 2', () => {
  test.each([
    ['no command', [], 'a command is missing; compspec --help lists them'],
    ['a mistyped command', ['valdate'], "unknown command 'valdate' (Did you mean validate?)"],
    ['no path', ['validate'], "missing required argument 'path'"],
    [
      'a mistyped option',
      ['validate', '--frmat', 'json', '.'],
      "unknown option '--frmat' (Did you mean --format?)",
    ],
    [
      'a format that there is not',
      ['validate', '--format', 'xml', '.'],
      "option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, sarif, github.",
    ],
    [
      'a number that is none',
      ['validate', '--max-problems', 'many', '.'],
      "option '--max-problems <number>' argument 'many' is invalid. It is a whole number, 0 for all.",
    ],
    [
      'an option that would draw on the terminal',
      ['validate', '--\u001b[2J', '.'],
      "unknown option '--\\u{1b}[2J'",
    ],
  ])('%s', async (_, commandLine, sentence) => {
    expect(await compspec(commandLine)).toEqual({
      exitCode: 2,
      output: '',
      errors: `compspec: ${sentence}\n`,
    });
  });
});

test('--version prints the version of the manifest', async () => {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  expect(await compspec(['--version'])).toEqual({
    exitCode: 0,
    output: `${version}\n`,
    errors: '',
  });
});

test('--help lists the commands', async () => {
  const { exitCode, output } = await compspec(['--help']);
  expect(exitCode).toBe(0);
  expect(output).toContain('Usage: compspec [options] [command]');
  expect(output).toMatch(/^ {2}validate .*judge compatibility schemas, specs and labels$/m);
  expect(output).toMatch(/^ {2}schemas .*list the compatibility schemas that are known$/m);
});

test('the help of a command says its options and exit codes', async () => {
  for (const commandLine of [
    ['validate', '--help'],
    ['help', 'validate'],
  ]) {
    const { exitCode, output } = await compspec(commandLine);
    expect(exitCode).toBe(0);
    for (const word of ['--format', '--strict', '--max-problems', '--no-color', 'Exit codes']) {
      expect(output).toContain(word);
    }
    for (const line of output.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  }
});
