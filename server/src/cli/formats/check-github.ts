import { problemsOf } from './check-problems.js';
import type { CheckedTarget, CheckFormat } from './check-report.js';
import { command, fileProperty, property } from './github-command.js';

const names = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** `--format github`: workflow commands, at the attributes that speak against a host. */
export const githubCheck: CheckFormat = (targets, { strict, failures, root }) => {
  const annotated = targets.flatMap((target) =>
    [...problemsOf(target, strict)].map(({ level, question, sentence, place }) => {
      const { line, character } = target.lines.positionAt(place.start);
      const end = target.lines.positionAt(place.end);
      const columns = `col=${character + 1},endColumn=${Math.max(character + 1, end.character)}`;
      const at = `line=${line + 1},endLine=${line + 1},${columns}`;
      const title = `title=${property(`check ${question}`)}`;
      return command(names[level], `${fileOf(target, root)}${at},${title}`, sentence);
    }),
  );
  const failed = failures.map((sentence) => command('error', 'title=compspec', sentence));
  return [...annotated, ...failed].join('');
};

function fileOf({ location }: CheckedTarget, root: string): string {
  return location === undefined ? '' : fileProperty(root, location);
}
