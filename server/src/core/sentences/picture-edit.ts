/** What an editor says of pictures that it can not show, and of changes made in them. */
export const pictureEditSentences = {
  'picture.edit.faulty':
    'The text of the schema has faults in its JSON: mend these first, then it can be changed in the picture.',
  'picture.edit.no-nodes':
    'This document has no "graph" with "nodes": it can be changed in its text alone.',
  'picture.edit.read-only':
    '{0} is not in the workspace to be changed: it is bundled or was fetched.',
  'picture.none': 'There is no compatibility schema at {0}.',
  'picture.nothing': 'There is no schema to be shown.',
  'picture.too-many': 'A picture shows {0} schemas at most.',
  'picture.too-many-specs': '{0} specs at most are mapped onto a picture.',
  'picture.failed': 'The picture of {0} could not be made; the output of compspec says why.',
  'lens.graph': 'Show graph',
} as const;
