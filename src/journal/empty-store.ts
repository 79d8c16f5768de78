import type { Store } from './store.ts'

/** A journal in which there is nothing, and every writing throws what is in the way of it. */
export const storeWithout = (written: () => never): Store => ({
  entries: {
    begin: written,
    keep: written,
    typing: written,
    typed: () => '',
    typedUnder: () => [],
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
})

/** The journal of somebody who has none yet. */
export const emptyStore = storeWithout(() => {
  throw new Error('Nothing is written in a rehearsal.')
})
