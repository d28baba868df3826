/** The check that runs with every change of a schema repository, by the service that runs it. */
export interface ContinuousCheck {
  readonly path: string;
  readonly text: string;
}

const why =
  'Nothing of compspec is published yet: the job builds it from your copy of its repository.';

export const continuousChecks = {
  github: {
    path: '.github/workflows/compspec.yml',
    text: `# Judges the compatibility schema with every change.
# ${why}
name: compspec
on: [push, pull_request]
permissions:
  contents: read
env:
  COMPSPEC_REPOSITORY: https://github.com/OWNER/NAME # your copy of compspec
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - name: Build compspec
        run: |
          git clone --depth 1 "$COMPSPEC_REPOSITORY" "$RUNNER_TEMP/compspec"
          cd "$RUNNER_TEMP/compspec"
          npm ci && npm run build
      - name: Judge what is here
        run: node "$RUNNER_TEMP/compspec/server/dist/cli.js" validate --format github .
`,
  },
  gitlab: {
    path: '.gitlab-ci.yml',
    text: `# Judges the compatibility schema with every change.
# ${why}
compspec:
  image: node:22
  variables:
    COMPSPEC_REPOSITORY: https://gitlab.com/OWNER/NAME.git # your copy of compspec
  script:
    - compspec=$(mktemp -d)
    - git clone --depth 1 "$COMPSPEC_REPOSITORY" "$compspec"
    - (cd "$compspec" && npm ci && npm run build)
    - node "$compspec/server/dist/cli.js" validate .
`,
  },
} as const satisfies Readonly<Record<string, ContinuousCheck>>;

export type CheckService = keyof typeof continuousChecks;
