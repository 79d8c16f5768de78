import type { Store } from './store.ts'

const written = (): never => {
  throw new Error('Nothing is written in a rehearsal.')
}

/** The journal of somebody who has none yet: everything in it is empty, and nothing can be written. */
export const emptyStore: Store = {
  entries: {
    begin: written,
    keep: written,
    typing: written,
    typed: () => '',
    forget: written,
    about: written,
    finish: written,
    remove: written,
    get: () => undefined,
    earlier: () => [],
    startingWith: () => [],
    list: () => [],
    link: written,
    links: () => [],
    search: () => [],
  },
  followUps: {
    list: () => [],
    move: written,
    letGo: written,
    answer: written,
    startingWith: () => [],
  },
  people: {
    list: () => [],
    add: written,
    rename: written,
    merge: written,
    remove: written,
    gatePassed: written,
  },
  marks: { get: () => undefined, set: written },
  contents: () => ({
    people: [],
    entries: [],
    typing: [],
    followUps: [],
    links: [],
    tombstones: [],
  }),
  takeIn: written,
  together: (work) => work(),
  close: () => {},
}
