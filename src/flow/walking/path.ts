/** A question in its place: its step, and the thing a `for-each` was at, or ''. */
export interface Place {
  readonly step: string
  readonly item: string
}

/** The way a walk has come, and how far back on it somebody may go. */
export interface Path {
  /** Comes past a question; one that is `open` can be gone back to. */
  pass(place: Place, open: boolean): void
  /** Whether it was come past since the walk last began at the top. */
  passed(place: Place): boolean
  /** The question before; undefined when there is none to go back to. */
  before(): Place | undefined
  /** Whether one can go back: to a question of this walk, or out of it where it began inside another. */
  leadsBack(): boolean
  /** Nobody goes back beyond here: a gate has opened, or a stop was said. */
  shut(): void
  /** These steps are asked again, as if they had not been come past. */
  leave(steps: readonly string[]): void
  /** Begins at the top again. */
  restart(): void
}

/** A way at its beginning; `outside` says whether a question stands before its first one, in the walk around it. */
export const pathFrom = (outside: boolean): Path => {
  let places: readonly (Place & { readonly open: boolean })[] = []
  let wall: number | undefined
  const before = () => places.slice(wall ?? 0).findLast(({ open }) => open)
  return {
    pass: (place, open) => {
      places = [...places, { ...place, open }]
    },
    passed: (place) => places.some((one) => isSamePlace(one, place)),
    before,
    leadsBack: () => before() !== undefined || (outside && wall === undefined),
    shut: () => {
      wall = places.length
    },
    leave: (steps) => {
      places = places.filter(({ step }) => !steps.includes(step))
      if (wall !== undefined) wall = Math.min(wall, places.length)
    },
    restart: () => {
      places = []
      wall = undefined
    },
  }
}

/** Whether two questions are the same one. */
export const isSamePlace = (one: Place | undefined, other: Place): boolean =>
  one?.step === other.step && one.item === other.item
