/** A field in the picture or in the window; `x` and `y` are its upper left corner. */
export interface Field {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the picture lies in the window: scale, and where its upper left corner is, in pixels. */
export interface Transform {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export function touches(one: Field, other: Field): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

export function inflated({ x, y, width, height }: Field, by: number): Field {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** What of the picture a window of a size shows. */
export function seen({ k, x, y }: Transform, size: { width: number; height: number }): Field {
  return { x: -x / k, y: -y / k, width: size.width / k, height: size.height / k };
}

/** Room between what is looked at and what lies over the picture. */
const apart = 8;

/**
 * Moved on where something lies over a field of the picture: up, or where that moves the field out of the
 * window, to the left.
 */
export function clearOf(
  field: Field,
  at: Transform,
  { cover, margin }: { readonly cover: Field | undefined; readonly margin: number },
): Transform {
  const { k, x, y } = at;
  const there = inflated(
    { x: field.x * k + x, y: field.y * k + y, width: field.width * k, height: field.height * k },
    apart,
  );
  if (cover === undefined || !touches(there, cover)) return at;
  const up = there.y + there.height - cover.y;
  if (there.y - up >= margin - apart) return { k, x, y: y - up };
  return { k, x: x - (there.x + there.width - cover.x), y };
}

/** No more than so many of them, evenly chosen, in their order. */
export function thinned<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const step = items.length / most;
  return Array.from({ length: most }, (_, index) => items[Math.floor(index * step)]!);
}
