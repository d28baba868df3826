// ThirdPartyNotices.txt: whose code is in the bundles, and the terms it is used on.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Licences, and the notices that some of them want to see passed on. */
const termsFile = /^(licen[cs]e|copying|notice|third-?party-?notices)([.-].*)?$/i;

/**
 * The text of the notices: each package of which code is in a bundle, by name and version.
 * @param {string} root
 * @param {readonly import('esbuild').Metafile[]} metafiles of the bundles, with paths from the root
 * @throws where a package says nothing of its licence
 */
export async function noticesOf(root, metafiles) {
  const packages = await Promise.all(
    bundledFolders(metafiles).map((folder) => readPackage(join(root, folder))),
  );
  const sections = new Map(
    packages.map(({ name, version, licence, terms }) => [
      `${name} ${version}`,
      [`${name} ${version}`, `Licence: ${licence}`, ...terms].join('\n\n'),
    ]),
  );
  const sorted = [...sections].sort(([one], [other]) => (one < other ? -1 : 1));
  const introduction = 'The programs of this package contain code of the packages below.';
  return `${[introduction, ...sorted.map(([, text]) => text)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** The folders of packages of which anything is left in an output. */
function bundledFolders(metafiles) {
  const folders = new Set();
  for (const output of metafiles.flatMap(({ outputs }) => Object.values(outputs))) {
    for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0];
      if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
    }
  }
  return [...folders];
}

async function readPackage(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  const names = (await readdir(folder)).filter((file) => termsFile.test(file)).sort();
  const texts = await Promise.all(names.map((file) => readFile(join(folder, file), 'utf8')));
  if (license === undefined && texts.length === 0)
    throw new Error(`${name} ${version} is bundled, and says nothing of its licence.`);
  const terms = texts.map((text) => text.replaceAll('\r\n', '\n').trim());
  return { name, version, licence: license ?? 'see below', terms };
}
