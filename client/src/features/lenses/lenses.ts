import { commands, type Disposable, Location, Position, Range, Uri } from 'vscode';
import { showReferencesCommand } from '../../../../server/src/protocol/initialization.js';

/** A place as the server writes it. */
interface Place {
  readonly line: number;
  readonly character: number;
}

interface PlaceIn {
  readonly uri: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

/** The command behind "3 specs use this": shows them beside the schema. */
export function activateLenses(): Disposable {
  return commands.registerCommand(
    showReferencesCommand,
    (uri: string, at: Place, places: readonly PlaceIn[]) =>
      commands.executeCommand(
        'editor.action.showReferences',
        Uri.parse(uri),
        position(at),
        places.map(
          ({ uri: file, range }) =>
            new Location(Uri.parse(file), new Range(position(range.start), position(range.end))),
        ),
      ),
  );
}

function position({ line, character }: Place): Position {
  return new Position(line, character);
}
