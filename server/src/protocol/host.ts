/**
 * What an editor asks about hosts: the machine that the server runs on, profiles of others, and how
 * specs answer to the one that is chosen. Times are ISO 8601 in UTC. Names and values are texts of
 * documents and programs: a client shows them as text and never as markup.
 */

/** The `id` of the machine that the server runs on; other hosts have the address of their profile. */
export const thisMachineId = 'this-machine';

/** From the worst to the best; `unknown` is an answer of its own. */
export type Verdict = 'incompatible' | 'unknown' | 'compatible';

/** What users ask, in the order in which they are answered. */
export type Question = 'run' | 'optimal' | 'libraries' | 'bind-mount';

/** A sentence in the user's language about why there is no answer. */
export interface HostFault {
  readonly fault: string;
}

// ── Which hosts there are, and which one is chosen ────────────────────────────────────────────────

/** No parameters → `Hosts`. Nothing is run for it. */
export const hostsRequest = 'compspec/hosts';

export interface Hosts {
  /** The id of the one that specs are held against; it may be gone from the list. */
  readonly selected: string;
  /** This machine first, then the workspace's profiles, then the saved ones, each by name. */
  readonly hosts: readonly KnownHost[];
}

export interface KnownHost {
  /** `thisMachineId`, or the address (URI) of the profile. */
  readonly id: string;
  /** Of this machine: in the user's language. Of a profile: its `metadata.name`, else its file's name. */
  readonly name: string;
  /** `saved`: in the user's own folder of profiles, by `saveHostRequest`. */
  readonly origin: 'machine' | 'workspace' | 'saved';
  /** When it was looked at; missing where nobody has, or its profile does not say. */
  readonly extractedAt?: string;
}

/** `SelectHostParams` → `HostState`. The choice holds until the next one, or until the setting `compspec.host.profile` changes. */
export const selectHostRequest = 'compspec/selectHost';

export interface SelectHostParams {
  readonly id: string;
}

/** Sent to the client when another host is chosen, or more or less is known of it. */
export const hostChangedNotification = 'compspec/hostChanged';

/** The chosen host. */
export interface HostState {
  readonly id: string;
  readonly name: string;
  readonly origin: KnownHost['origin'];
  /**
   * `ready`: specs are held against it. `waiting`: this machine was not looked at yet, and will be for
   * the first spec that is opened. `extracting`: it is being looked at. `untrusted`: nothing is run in
   * this workspace. `off`: the setting `compspec.host.extract` is off; `extractHostRequest` runs all the
   * same. `failed`: the profile can not be read, or the machine not be looked at.
   */
  readonly status: 'ready' | 'waiting' | 'extracting' | 'untrusted' | 'off' | 'failed';
  /** Unless it is `ready`: what is the matter and what to do, one sentence in the user's language. */
  readonly detail?: string;
  /** When it was looked at. Of a host that is being looked at again: the last time. */
  readonly extractedAt?: string;
}

/** No parameters. To be sent by the client when the user trusts the workspace. */
export const trustGrantedNotification = 'compspec/trustGranted';

// ── What is known of a host ───────────────────────────────────────────────────────────────────────

/** No parameters → `HostDescription` of the chosen host as it is known now. Nothing is run for it. */
export const describeHostRequest = 'compspec/describeHost';

/**
 * No parameters → `HostDescription | HostFault`. Looks at this machine anew, whichever host is chosen:
 * the user's wish, which the setting `compspec.host.extract` does not turn off. Takes seconds at most.
 * A fault in an untrusted workspace.
 */
export const extractHostRequest = 'compspec/extractHost';

export interface HostDescription {
  readonly state: HostState;
  /** What the extractors read, in their order; of a profile its probes, without values. */
  readonly sections: readonly HostSection[];
  /** What specs are held against, by namespace. */
  readonly namespaces: readonly HostNamespace[];
  /** The profile as a JSON text; missing while nothing is known. */
  readonly profile?: string;
}

export interface HostSection {
  /** `library` */
  readonly extractor: string;
  /** `mpi` */
  readonly section: string;
  /**
   * `ok`: something is known. `absent`: it was looked for and is not there. `failed`: what would tell
   * could not be read. `skipped`: nobody looked.
   */
  readonly status: 'ok' | 'absent' | 'failed' | 'skipped';
  /** Why, in a few English words; of `ok`, what of it is not known. */
  readonly detail?: string;
  readonly milliseconds?: number;
  /** Whether no output of a real machine has been held against its parser yet. */
  readonly isUnverified: boolean;
  readonly values: readonly HostValue[];
}

export interface HostNamespace {
  readonly namespace: string;
  /** Of its schema; empty where there is none. */
  readonly version: string;
  readonly attributes: readonly HostValue[];
}

export interface HostValue {
  /** Of a section: the raw key, `variant`. Of a namespace: the attribute, `mpi.implementation`. */
  readonly name: string;
  readonly value: string;
}

/**
 * `HostTextParams` → `HostText | HostFault`. What any host states, to be read beside another one. Nothing
 * is run for it: of this machine, what was found the last time.
 */
export const hostTextRequest = 'compspec/hostText';

export interface HostTextParams {
  readonly id: string;
}

export interface HostText {
  readonly name: string;
  /** An attribute a line, by name, with its value as the schemas write it; of a list, an entry a line. */
  readonly text: string;
}

/**
 * `SaveHostParams` → `SavedHost | HostFault`. Saves what is known of this machine as a profile in the
 * user's own folder of profiles (`$XDG_DATA_HOME/compspec/profiles`), where every workspace finds it.
 * One of that name is replaced only if `replace` is true.
 */
export const saveHostRequest = 'compspec/saveHost';

export interface SaveHostParams {
  /** As the profile is to call itself. */
  readonly name: string;
  readonly replace?: boolean;
}

export interface SavedHost {
  readonly id: string;
  /** Whether there is one of that name, which was left as it is. */
  readonly exists?: boolean;
}

// ── How a spec answers to it ──────────────────────────────────────────────────────────────────────

/** `CheckParams` → `CheckResult | HostFault`. Of an open document, as it is now. Waits for an extraction that is due. */
export const checkRequest = 'compspec/check';

export interface CheckParams {
  readonly uri: string;
}

/** One entry of the `results` of `compspec check --format json`. */
export interface CheckResult {
  /** The name that the spec gives itself, else its file's. */
  readonly target: string;
  readonly host: string;
  /** The worst of the required questions. */
  readonly verdict: Verdict;
  /** Of the setting `compspec.check.require`. */
  readonly required: readonly Question[];
  readonly questions: Readonly<Record<Question, CheckedQuestion>>;
  /** What says something of the image and asks nothing of a host. */
  readonly information: readonly Pick<CheckedLine, 'attribute' | 'image' | 'host' | 'from'>[];
}

export interface CheckedQuestion {
  readonly verdict: Verdict;
  readonly lines: readonly CheckedLine[];
}

export interface CheckedLine {
  /** With its namespace; of a library that is usually mounted, its path. */
  readonly attribute: string;
  readonly image: string;
  readonly host: string | null;
  readonly comparison: string | null;
  readonly verdict: Verdict;
  readonly why: string;
  /** What would make it work. */
  readonly remedy?: string;
  readonly from: { readonly image: Origin; readonly host: Origin | null };
  /** Where the value stands in the document, as LSP counts; missing where it is inferred. */
  readonly range?: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

/**
 * Where a value is from: the spec, a Dockerfile's label, the name of its base image, a profile, a probe of
 * this machine, or a table.
 */
export type Origin = 'spec' | 'label' | 'base' | 'profile' | 'probe' | 'inferred';

/** `CheckParams` → `CheckReportText | HostFault`. */
export const reportRequest = 'compspec/report';

export interface CheckReportText {
  readonly title: string;
  /** In Markdown; what documents and programs say stands in it escaped. */
  readonly markdown: string;
}

/**
 * Sent to the client when there is another open spec or Dockerfile, or the answer to one of them is
 * another: the whole list. Every open document that is recognized as one is in it, also while nothing is known of the
 * host: by it the client knows of which documents a check can be asked.
 */
export const verdictsNotification = 'compspec/verdicts';

export interface Verdicts {
  readonly specs: readonly SpecVerdict[];
}

export interface SpecVerdict {
  /** As the client spells it. */
  readonly uri: string;
  /** Missing unless the host is `ready`. */
  readonly verdict?: Verdict;
  /** The required questions that the verdict is due to; empty where it is `compatible`. */
  readonly because: readonly Question[];
  /** The host's name, where that is another one than the chosen host: settings name it for Dockerfiles. */
  readonly host?: string;
}

/** Shows the report of a spec: the argument is its address. A lens calls it where the client says that it has it. */
export const checkCommand = 'compspec.check';

/** Lets the user choose a host; no arguments. A lens calls it where nothing is known of the chosen one. */
export const selectHostCommand = 'compspec.host.select';
