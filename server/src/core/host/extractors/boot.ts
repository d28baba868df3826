/** What stands in the place of a value that would tell which machine or whose it is. */
const redacted = 'redacted';

/** Parameters whose values are addresses, names or secrets, whatever they look like. */
const privateParameter =
  /^(?:ip|bootif|bootdev|ifname|nameserver|nfsaddrs|nfsroot|netroot|hostname|systemd\.(?:hostname|machine_id|set_credential)|ds|cloud-init|wwid|xcat|dst|(?:rd\.)?(?:iscsi|luks|lvm|md|nvmf|fcoe|znet|route|peerdns|dasd|zfcp)(?:[._].*)?|.*(?:password|passwd|secret|token|serial|uuid|wwn|mac|addr|url|uri|server|host).*)$/i;

/** Devices that say nothing but how they are attached. */
const plainDevice =
  /^\/dev\/(?:[shv]d[a-z]+\d*|nvme\d+n\d+(?:p\d+)?|ram\d*|mmcblk\d+(?:p\d+)?|loop\d+)$/;

/** What identifies a machine or leads to one, wherever in a value it stands. */
const identities: readonly RegExp[] = [
  // UUIDs, machine ids, the digests of ostree: nothing else has that many hexadecimal digits.
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  /\b[0-9a-f]{12,}\b/gi,
  // MAC addresses and InfiniBand GUIDs, with either separator.
  /\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5,}\b/gi,
  // Addresses of IPv4 and IPv6; a version has no four numbers of which all are bytes but by chance.
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  /\[?(?:[0-9a-f]{0,4}:){2,}[0-9a-f:.]*\]?/gi,
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/\S+/gi,
  /\b(?:iqn|nqn|eui|naa)\.[\w.:-]+/gi,
];

/** More parameters than fit on a kernel's command line. */
const mostParameters = 1000;

/**
 * The parameters of a kernel's command line, by name, up to the `--` behind which are those of init. A value is
 * everything behind the first `=`; a parameter without one is `yes`, one that is given
 * several times has all its values. What identifies a machine is redacted.
 */
export function readCommandLine(text: string): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (const word of words(text.trim()).slice(0, mostParameters)) {
    if (word === '--') break;
    const [, name = '', value] = /^([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === '') continue;
    const shown = value === undefined ? 'yes' : withoutIdentity(name, value);
    const before = values.get(name);
    values.set(name, before === undefined ? shown : `${before},${shown}`);
  }
  return Object.fromEntries(values);
}

/** The kernel takes double quotes for what holds a word together, and does away with them. */
function words(text: string): readonly string[] {
  const found = text.match(/(?:[^\s"]|"[^"]*(?:"|$))+/g) ?? [];
  return found.map((word) => word.replaceAll('"', ''));
}

function withoutIdentity(name: string, value: string): string {
  if (/^(?:root|resume|real_root|overlayroot|img|boot)$/.test(name)) return volume(value);
  if (privateParameter.test(name)) return redacted;
  return identities.reduce((text, identity) => text.replace(identity, redacted), value);
}

/** `UUID=redacted`, `LABEL=redacted`: how a volume is named matters, which one it is does not. */
function volume(value: string): string {
  if (plainDevice.test(value)) return value;
  const [, kind] = /^((?:PART)?(?:UUID|LABEL))=/.exec(value) ?? [];
  return kind === undefined ? redacted : `${kind}=${redacted}`;
}
