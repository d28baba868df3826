/** What an editor asks for to write the labels of a Dockerfile or an Apptainer definition file. */

/** A client's command that asks for a spec, and gives the Dockerfile at an address its labels. */
export const addLabelsCommand = 'compspec.dockerfile.addLabels';

export const knownSpecsRequest = 'compspec/knownSpecs';

/** A compatibility spec of the workspace that speaks of an image. */
export interface KnownSpec {
  /** Its address. */
  readonly uri: string;
}

export const labelsFromSpecRequest = 'compspec/labelsFromSpec';

export interface LabelsFromSpecParams {
  /** The address of an open Dockerfile or definition file. */
  readonly uri: string;
  /** The address of a spec. */
  readonly spec: string;
}

/** A place of a text: zero-based lines and UTF-16 characters, as in LSP. */
interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** What gives a Dockerfile the labels of a spec. */
export interface LabelsFromSpec {
  /** The version of the document that the edits are meant for. */
  readonly version: number;
  /** Apart from each other, in any order; none where the image has all labels already. */
  readonly edits: readonly {
    readonly range: { readonly start: TextPosition; readonly end: TextPosition };
    readonly newText: string;
  }[];
  /** How many labels are new, and how many have another value. */
  readonly added: number;
  readonly updated: number;
  /** What of the spec no label says, a sentence for each. */
  readonly losses: readonly string[];
}

/** Why there is no answer, for the user. */
export interface LabelsFault {
  readonly fault: string;
}
