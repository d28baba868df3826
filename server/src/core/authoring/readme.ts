import { exampleValues } from './new-schema.js';

/** The README of a schema repository. */
export function readmeText(
  namespace: string,
  files: readonly (readonly [string, string])[],
): string {
  const rows = files.map(([path, what]) => `| \`${path}\` | ${what} |`);
  const use = {
    name: namespace,
    version: '0.1.0',
    attributes: Object.fromEntries(exampleValues),
  };
  return `# ${codeSpan(namespace)}

A compatibility schema: the attributes with which container images say what they need of a host, and hosts what they
offer. It declares each attribute, what its values look like and how a host is compared with it.

| file | what it is |
|---|---|
${rows.join('\n')}

## Changing it

Edit \`compspec.json\` and see whether it is in order:

\`\`\`console
$ compspec validate .
\`\`\`

The command line is made of compspec's repository, as nothing of it is published yet: in a clone of that,
\`npm ci && npm run build\` makes it and \`npm install --global ./server\` puts \`compspec\` on the \`PATH\`. In VS Code with
the Compspec extension, what is wrong is shown while you write.

A published version keeps its attributes, for specs rely on them. What changes goes into a new version: raise
\`metadata.version\` of the graph.

## Using it

A compatibility spec of an image names the namespace and the version, and gives attributes their values, always as
strings. This is such an entry of its \`compatibilities\`:

\`\`\`json
${JSON.stringify(use, null, 2)}
\`\`\`

Where \`compspec.json\` has an address, a spec gives it in \`metadata.schemas\` under the namespace, so that others find
the schema.
`;
}

/** A text in Markdown as it stands, whatever characters it has. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? fence + text + fence : `${fence} ${text} ${fence}`;
}
