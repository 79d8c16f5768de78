/** How often each key occurs, the most frequent first, equal ones by key. */
export const tally = (
  keys: readonly string[],
): readonly { readonly key: string; readonly count: number }[] =>
  [...Map.groupBy(keys, (key) => key)]
    .map(([key, same]) => ({ key, count: same.length }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
